using CityTwin.City;

namespace CityTwin.Notifications;

/// <summary>
/// The rosters a desk goes by, remembered for a while. One that cannot be read is as it was last known, or names nobody: then
/// the next centre up is asked, which is better than that nobody of the district is.
/// </summary>
internal sealed class KnownRosters(
    NotificationOptions options, TimeProvider clock, Func<DivisionCode, Task<Roster>> read, Action<DivisionCode, int, Exception> failed)
{
    private readonly Dictionary<DivisionCode, (long AtMs, Roster Roster)> _known = [];
    private readonly Patience<DivisionCode> _patience = new(options, options.MaxFailingRosters, clock, failed);

    /// <summary>How many cannot be read now.</summary>
    public int Failing => _patience.Failing;

    private long NowMs => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Has those of these centres and of all above them, as far as they can be read, and tries again those that could not.</summary>
    public async Task Know(IEnumerable<DivisionCode> centres)
    {
        var nowMs = NowMs;
        var wanted = centres.SelectMany(Upwards).Where(centre => !IsFresh(centre, nowMs)).Concat(_patience.Due).Distinct().ToArray();
        foreach (var some in wanted.Chunk(options.RostersReadAtOnce))
        {
            await Task.WhenAll(some.Select(centre => _patience.Try(centre, () => Read(centre))));
        }
    }

    public IReadOnlyList<string> OnDuty(DivisionCode centre, CityDay day) =>
        _known.TryGetValue(centre, out var known) ? DutyRoster.At(known.Roster, NowMs, day) : [];

    private async Task Read(DivisionCode centre) =>
        _known[centre] = (NowMs, await read(centre).WaitAsync(options.ReadWithin, clock));

    private bool IsFresh(DivisionCode centre, long nowMs) =>
        _known.TryGetValue(centre, out var known) && nowMs - known.AtMs < (long)options.RosterKnownFor.TotalMilliseconds;

    private static IEnumerable<DivisionCode> Upwards(DivisionCode centre)
    {
        for (DivisionCode? here = centre; here is { } one; here = one.Parent)
        {
            yield return one;
        }
    }
}
