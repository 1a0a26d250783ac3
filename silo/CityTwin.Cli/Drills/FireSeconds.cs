namespace CityTwin.Cli.Drills;

/// <summary>
/// Where a fire's seconds went: each stretch from where the one before ended, so that they add up to the whole, as printed too.
/// The seconds of a moment that nobody knows are in the next one's.
/// </summary>
internal static class FireSeconds
{
    private const int TenthsPerSecond = 10;

    private static readonly (string Name, string Short, Func<FireRecord, DateTimeOffset?> At)[] Moments =
    [
        ("first reading → alert", "alert", record => record.AlertAt),
        ("alert → planned", "planned", record => record.PlannedAt),
        ("planned → offered (hold-back)", "offered", record => record.OfferedAt),
        ("offered → accepted", "accepted", record => record.AcceptedAt),
        ("accepted → under way", "under way", record => record.UnderWayAt),
        ("under way → on scene", "on scene", record => record.OnSceneAt),
        ("on scene → found", "found", record => record.FoundAt),
        ("found → response on scene", "response", record => record.ResponseOnSceneAt),
        ("response on scene → done", "done", record => record.RespondedAt),
        ("response done → order closed", "closed", record => record.HandledAt),
    ];

    public static IReadOnlyList<(string Name, string Short)> Names { get; } = [.. Moments.Select(moment => (moment.Name, moment.Short))];

    /// <returns>One for each of <see cref="Names"/>, to a tenth of a second; null for what never came.</returns>
    public static IReadOnlyList<TimeSpan?> Of(FireRecord record)
    {
        var before = 0L;
        return [.. Moments.Select(moment =>
        {
            if (moment.At(record) - record.ReadingAt is not { } since)
            {
                return (TimeSpan?)null;
            }

            // Rounded from the beginning, not each by itself: rounded stretches would not add up.
            var tenths = (long)Math.Round(since.TotalSeconds * TenthsPerSecond);
            var took = TimeSpan.FromSeconds((tenths - before) / (double)TenthsPerSecond);
            before = tenths;
            return took;
        })];
    }
}
