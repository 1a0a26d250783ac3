using CityTwin.City;
using CityTwin.Fleet.Driving.DjiCloud;

namespace CityTwin.Fleet.Dispatch;

/// <summary>Who has lost a mission and is not asked for it again.</summary>
public static class LostMissions
{
    /// <summary>
    /// All whose try is over, but for an aircraft whose flight broke off for what passes (its battery, wind, its link) and that is
    /// at home again: it goes on from there, where another would begin anew. How often in all, the mission's attempts bound.
    /// </summary>
    /// <param name="statusOf">Null for a unit that nothing is known of.</param>
    public static IEnumerable<TwinId> By(MissionView mission, Func<TwinId, UnitStatus?> statusOf) => mission.Attempts
        .GroupBy(attempt => attempt.Unit)
        .Where(tries => tries.Any(attempt => attempt.Outcome is not null) && !CanGoOn(tries.Last(), statusOf(tries.Key)))
        .Select(tries => tries.Key);

    private static bool CanGoOn(MissionAttempt last, UnitStatus? status) => last.Outcome == "forfeited"
        && BreakReasons.IsPassing(last.Code) && status is UnitStatus.Available or UnitStatus.Charging;
}
