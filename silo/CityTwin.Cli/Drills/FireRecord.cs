using CityTwin.V1;

namespace CityTwin.Cli.Drills;

/// <summary>One fire, and when what happened; null for what never did.</summary>
/// <param name="LitAt">When the simulator was asked for it.</param>
/// <param name="Verify">The mission that went and looked; null when nothing launched.</param>
/// <param name="Responses">The missions that followed.</param>
/// <param name="Order">The order that all of it serves; null while there is none.</param>
internal sealed record FireRecord(
    FirePlace Place, DateTimeOffset LitAt, Mission? Verify, IReadOnlyList<Mission> Responses, Order? Order = null)
{
    public DateTimeOffset? ReadingAt => Verify?.Clocks.ReadingAt?.ToDateTimeOffset();

    public DateTimeOffset? AlertAt => Verify?.Clocks.AlertAt?.ToDateTimeOffset();

    public DateTimeOffset? PlannedAt => Verify?.Clocks.PlannedAt?.ToDateTimeOffset();

    public DateTimeOffset? OfferedAt => Verify?.Clocks.OfferedAt?.ToDateTimeOffset();

    public DateTimeOffset? AcceptedAt => Verify?.Clocks.AcceptedAt?.ToDateTimeOffset();

    public DateTimeOffset? UnderWayAt => Verify?.Clocks.UnderWayAt?.ToDateTimeOffset();

    public DateTimeOffset? OnSceneAt => Verify?.Clocks.OnSceneAt?.ToDateTimeOffset();

    public DateTimeOffset? FoundAt => Verify?.Clocks.FoundAt?.ToDateTimeOffset();

    /// <summary>When the last of those who were sent upon the finding was on the scene; null while one is missing.</summary>
    public DateTimeOffset? ResponseOnSceneAt => Last(mission => mission.Clocks.OnSceneAt?.ToDateTimeOffset());

    /// <summary>When the last of them had done what it was sent for; null while one is missing.</summary>
    public DateTimeOffset? RespondedAt => Last(mission => mission.State == Done ? mission.Clocks.EndedAt?.ToDateTimeOffset() : null);

    public DateTimeOffset? ClosedAt => Order is { State: "closed" } order ? order.ClosedAt?.ToDateTimeOffset() : null;

    /// <summary>When every response was done and the order closed: a fire is not handled before.</summary>
    public DateTimeOffset? HandledAt => (RespondedAt, ClosedAt) is ({ } responded, { } closed) ? (responded > closed ? responded : closed) : null;

    /// <summary>From the first reading until a unit was on its way.</summary>
    public TimeSpan? React => UnderWayAt - ReadingAt;

    /// <summary>From the first reading until it was known whether it burns.</summary>
    public TimeSpan? VerifyIn => FoundAt - ReadingAt;

    /// <summary>From the first reading until the first of those who were sent upon the finding was at work on it.</summary>
    public TimeSpan? OnScene => Responses.Where(mission => !IsLost(mission))
        .Min(mission => mission.Clocks.OnSceneAt?.ToDateTimeOffset()) - ReadingAt;

    /// <summary>From the first reading until it was handled.</summary>
    public TimeSpan? Handle => HandledAt - ReadingAt;

    /// <summary>
    /// Responses that failed or were ended, and that no other of their kind did instead. A mission that one unit lost and
    /// another did has not failed.
    /// </summary>
    public IReadOnlyList<Mission> Missed
    {
        get
        {
            var missed = new List<Mission>();
            var instead = Responses.Where(mission => mission.State == Done).ToList();
            foreach (var lost in Responses.Where(IsLost).OrderBy(mission => mission.Clocks.EndedAt?.ToDateTimeOffset()))
            {
                if (instead.Find(mission => mission.Kind == lost.Kind
                    && mission.Clocks.PlannedAt?.ToDateTimeOffset() >= lost.Clocks.EndedAt?.ToDateTimeOffset()) is { } made)
                {
                    instead.Remove(made);
                }
                else
                {
                    missed.Add(lost);
                }
            }

            return missed;
        }
    }

    /// <summary>Everything that was to be done is, and only a person's word is missing.</summary>
    public bool IsToClose => Order is { State: "answered" or "checked" } && RespondedAt is not null;

    /// <summary>Whether nothing more can come of it.</summary>
    public bool IsOver => Verify is { State: "failed" or "aborted" }
        || (Verify is { State: Done, Finding: "not-found" or "inconclusive" } && Responses.Count == 0)
        || (HaveAllEnded && (Missed.Count > 0 || Order is { State: "closed" or "rejected" }));

    /// <summary>What is missing for it to be handled; null when it is.</summary>
    public string? WhyNotHandled => HandledAt is not null ? null
        : Verify is not { } verify ? "nobody was sent"
        : IsLost(verify) ? Told(verify)
        : Missed.Count > 0 ? string.Join("; ", Missed.Select(Told))
        : Responses.Count == 0 ? $"nobody responded: the look is {verify.State}, {(verify.Finding.Length > 0 ? verify.Finding : "nothing found yet")}"
        : Responses.FirstOrDefault(mission => mission.State != Done) is { } open ? $"{open.Kind} {open.Id} is {open.State}"
        : Order is { } order ? $"order {order.Number} is {order.State}"
        : "it has no order";

    private const string Done = "done";

    private bool HaveAllEnded => Responses.Count > 0 && Responses.All(mission => mission.State == Done || IsLost(mission));

    private static bool IsLost(Mission mission) => mission.State is "failed" or "aborted";

    private static string Told(Mission mission)
    {
        var last = mission.Attempts.LastOrDefault();
        var why = string.Join(" ", new[] { mission.Because, last?.Reason }.Where(text => !string.IsNullOrEmpty(text)).Distinct());
        return $"{mission.Kind} {mission.Id} {mission.State}{(last is null ? "" : $" with {last.Unit}")}{(why.Length > 0 ? $": {why}" : "")}";
    }

    private DateTimeOffset? Last(Func<Mission, DateTimeOffset?> moment)
    {
        DateTimeOffset?[] moments = [.. Responses.Where(mission => !IsLost(mission)).Select(moment)];
        return moments.Length == 0 || moments.Contains(null) || Missed.Count > 0 ? null : moments.Max();
    }
}
