namespace CityTwin.Fleet.Missions;

/// <summary>When a mission's clocks have something to say. They are part of the mission, so none lives only in a desk.</summary>
public static class MissionTimes
{
    /// <summary>When an unanswered offer, or a unit that does not arrive, is forfeited next; null when nothing is due by itself.</summary>
    public static long? NextMs(MissionView mission) => !mission.IsOpen || mission.Unit is null || mission.IsPaused ? null
        : mission.State == MissionState.Offered ? Earlier(mission.AnswerByMs, mission.OverdueAtMs)
        : mission.State is MissionState.Accepted or MissionState.UnderWay ? mission.OverdueAtMs
        : null;

    /// <summary>When it may be offered; null when it is not waiting to be.</summary>
    public static long? LaunchMs(MissionView mission) =>
        mission.State == MissionState.Planned ? mission.Clocks.LaunchAtMs ?? mission.Clocks.PlannedAtMs : null;

    internal static bool Unanswered(MissionView mission, long nowMs) =>
        mission.State == MissionState.Offered && mission.AnswerByMs <= nowMs;

    internal static bool Overdue(MissionView mission, long nowMs) =>
        NextMs(mission) <= nowMs && mission.OverdueAtMs <= nowMs;

    private static long? Earlier(long? one, long? other) => one is null || other < one ? other : one;
}
