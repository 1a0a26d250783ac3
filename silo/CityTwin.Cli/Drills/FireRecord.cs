using CityTwin.V1;

namespace CityTwin.Cli.Drills;

/// <summary>One fire, and when what happened; null for what never did.</summary>
/// <param name="LitAt">When the simulator was asked for it.</param>
/// <param name="Verify">The mission that went and looked; null when nothing launched.</param>
/// <param name="Responses">The missions that followed.</param>
internal sealed record FireRecord(FirePlace Place, DateTimeOffset LitAt, Mission? Verify, IReadOnlyList<Mission> Responses)
{
    public DateTimeOffset? ReadingAt => Verify?.Clocks.ReadingAt?.ToDateTimeOffset();

    public DateTimeOffset? AlertAt => Verify?.Clocks.AlertAt?.ToDateTimeOffset();

    public DateTimeOffset? PlannedAt => Verify?.Clocks.PlannedAt?.ToDateTimeOffset();

    public DateTimeOffset? OfferedAt => Verify?.Clocks.OfferedAt?.ToDateTimeOffset();

    public DateTimeOffset? AcceptedAt => Verify?.Clocks.AcceptedAt?.ToDateTimeOffset();

    public DateTimeOffset? UnderWayAt => Verify?.Clocks.UnderWayAt?.ToDateTimeOffset();

    public DateTimeOffset? OnSceneAt => Verify?.Clocks.OnSceneAt?.ToDateTimeOffset();

    public DateTimeOffset? FoundAt => Verify?.Clocks.FoundAt?.ToDateTimeOffset();

    /// <summary>When the last of those who were sent upon the finding was on the scene.</summary>
    public DateTimeOffset? ResponseOnSceneAt => Last(mission => mission.Clocks.OnSceneAt?.ToDateTimeOffset());

    /// <summary>When the last of them had handled it.</summary>
    public DateTimeOffset? HandledAt => Last(mission => (mission.Clocks.HandledAt ?? (mission.State == "done" ? mission.Clocks.EndedAt : null))?.ToDateTimeOffset());

    /// <summary>From the first reading until a unit was on its way.</summary>
    public TimeSpan? React => UnderWayAt - ReadingAt;

    /// <summary>From the first reading until it was known whether it burns.</summary>
    public TimeSpan? VerifyIn => FoundAt - ReadingAt;

    /// <summary>From the first reading until the first of those who were sent upon the finding was at work on it.</summary>
    public TimeSpan? OnScene => Responses.Where(mission => mission.State is not ("failed" or "aborted"))
        .Min(mission => mission.Clocks.OnSceneAt?.ToDateTimeOffset()) - ReadingAt;

    /// <summary>From the first reading until the last of them had handled it.</summary>
    public TimeSpan? Handle => HandledAt - ReadingAt;

    /// <summary>Whether nothing more can come of it.</summary>
    public bool IsOver => Verify is { State: "failed" or "aborted" }
        || (Verify is { State: "done", Finding: "not-found" or "inconclusive" } && Responses.Count == 0)
        || (Responses.Count > 0 && Responses.All(mission => mission.State is "done" or "failed" or "aborted"));

    private DateTimeOffset? Last(Func<Mission, DateTimeOffset?> moment)
    {
        DateTimeOffset?[] moments = [.. Responses.Where(mission => mission.State is not ("failed" or "aborted")).Select(moment)];
        return moments.Length == 0 || moments.Contains(null) ? null : moments.Max();
    }
}
