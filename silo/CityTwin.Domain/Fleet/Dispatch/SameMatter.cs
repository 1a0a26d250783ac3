using CityTwin.City;
using CityTwin.Fleet.Units;

namespace CityTwin.Fleet.Dispatch;

/// <summary>Whether what a rule would send somebody to is being looked at already: a fire raises many detectors and needs one look.</summary>
public static class SameMatter
{
    /// <param name="withinM">So near to each other two alerts are of one matter.</param>
    /// <param name="sinceMs">Missions that have ended before count no more.</param>
    /// <returns>The mission of that rule that looks, or has looked and was not in vain; null when there is none.</returns>
    public static MissionView? Of(
        LaunchRuleDefinition rule, GeoPoint place, IEnumerable<MissionView> missions, double withinM, long sinceMs) =>
        missions.FirstOrDefault(mission => mission.PlannedBy == MissionActors.Rule(rule.Code) && mission.Kind == rule.Mission
            && (mission.IsOpen || (mission.State == MissionState.Done && mission.Clocks.EndedAtMs >= sinceMs))
            && Ground.DistanceM(mission.Aim.Place, place) <= withinM);
}
