using CityTwin.City;
using CityTwin.Fleet.Units;

namespace CityTwin.Fleet.Dispatch;

/// <summary>Whether what a rule would send somebody to is being looked at already: a fire raises many detectors and needs one look.</summary>
public static class SameMatter
{
    /// <param name="withinM">So near to each other two alerts are of one matter.</param>
    /// <param name="sinceMs">Missions that have ended before count no more.</param>
    /// <returns>
    /// The mission of that rule that looks, or has looked and was not in vain, or that a person ended: nobody is to be sent again
    /// by the alert beside it. Null when there is none.
    /// </returns>
    public static MissionView? Of(
        LaunchRuleDefinition rule, GeoPoint place, IEnumerable<MissionView> missions, double withinM, long sinceMs) =>
        missions.FirstOrDefault(mission => mission.PlannedBy == MissionActors.Rule(rule.Code) && mission.Kind == rule.Mission
            && (mission.IsOpen || ((mission.State == MissionState.Done || IsByPerson(mission)) && mission.Clocks.EndedAtMs >= sinceMs))
            && Ground.DistanceM(mission.Aim.Place, place) <= withinM);

    /// <summary>A person gives a listed word as the reason, and what the city decides is a sentence.</summary>
    private static bool IsByPerson(MissionView mission) =>
        mission.State == MissionState.Aborted && MissionReasons.Abort.Contains(mission.Because);
}
