using CityTwin.City;

namespace CityTwin.Fleet.Dispatch;

/// <summary>Makes of a mission, a unit's capabilities and its way what the unit is to do, stop by stop.</summary>
public static class TaskMaker
{
    /// <summary>A drone whose steering is lost comes home: nobody stands below who could take it up.</summary>
    private const LostLinkAction WhenLost = LostLinkAction.ReturnHome;

    /// <param name="attempt">From 1.</param>
    /// <param name="scene">Which of the way's legs leads to the scene.</param>
    /// <param name="stayS">How long it works there.</param>
    /// <param name="lookDeg">Which way it is turned at every stop; null for towards what the mission is for.</param>
    public static UnitTask Make(
        MissionId mission, MissionKind kind, MissionAim aim, int attempt, UnitView unit, UnitWay way, int scene, double stayS, int revision = 0,
        double? lookDeg = null)
    {
        var stops = way.Legs.Select((leg, i) =>
        {
            var given = aim.Waypoints.Count == way.Legs.Count ? aim.Waypoints[i] : null;
            return new TaskStop(
                leg.To, leg.Path, leg.NodeIds,
                given?.Actions is { Count: > 0 } actions ? actions : Actions(kind, unit.Capabilities, i, way.Legs.Count, scene, stayS),
                given?.SpeedMps, given?.HeadingDeg ?? lookDeg ?? Heading(leg, aim), leg.ArriveMs);
        }).ToArray();
        // What follows the scene is a robot's horizon: it may change while the robot is on its way.
        var released = unit.Id.Kind == TwinKind.Robot ? scene + 1 : stops.Length;
        return new UnitTask(
            MissionIdentity.TaskOf(mission, attempt), mission, kind, stops, scene, released, revision, way.ReturnAltitudeM, WhenLost);
    }

    /// <summary>
    /// Of a change of a task: above what is recorded and above what the unit was told, which is ahead of its record when that
    /// was not written. One that is no news to the unit would not be heard by it.
    /// </summary>
    public static int NextRevision(UnitTask recorded, UnitView unit) =>
        Math.Max(recorded.Revision, unit.Mission == recorded.Mission ? unit.Revision ?? 0 : 0) + 1;

    /// <summary>Whether the unit was told a change that its record does not have.</summary>
    public static bool IsAhead(UnitView unit, UnitTask recorded) => unit.Mission == recorded.Mission && unit.Revision > recorded.Revision;

    /// <summary>What is done at a stop, by kind and by what the unit can.</summary>
    private static IReadOnlyList<StopAction> Actions(
        MissionKind kind, IReadOnlyList<Capability> can, int stop, int stops, int scene, double stayS)
    {
        (Capability? Needs, StopActionType Type, double Seconds)[] wanted = kind switch
        {
            MissionKind.Verify when stop == scene =>
            [
                (Capability.Camera, StopActionType.TakePhoto, 0), (Capability.Thermal, StopActionType.TakeThermal, stayS),
                (Capability.GasSensor, StopActionType.MeasureGas, stayS), (Capability.Crew, StopActionType.Search, stayS),
                (null, StopActionType.Wait, stayS),
            ],
            MissionKind.Rescue when stop == scene =>
            [
                (Capability.Speaker, StopActionType.Speak, 0), (Capability.Pump, StopActionType.Pump, stayS),
                (Capability.Crew, StopActionType.Search, stayS), (Capability.Lift, StopActionType.Lift, 0),
                (Capability.Medical, StopActionType.Treat, 0),
            ],
            MissionKind.Cordon when stop == scene => [(Capability.Barrier, StopActionType.Barrier, stayS), (Capability.Speaker, StopActionType.Speak, 0)],
            MissionKind.Deliver => stop == 0 && stops > 1
                ? [(Capability.Carry, StopActionType.PickUp, 0)]
                : stop == stops - 1 ? [(Capability.Carry, StopActionType.DropOff, 0)] : [],
            MissionKind.Escort => stop == 0 ? [(null, StopActionType.Wait, stayS)] : [],
            MissionKind.PatrolRoute or MissionKind.PatrolArea or MissionKind.InspectBuilding =>
                [(Capability.Camera, StopActionType.TakePhoto, 0), (Capability.Thermal, StopActionType.TakeThermal, 0)],
            _ => [],
        };
        return
        [
            .. wanted.Where(one => one.Needs is not { } needs || can.Contains(needs))
                .Select((one, i) => new StopAction($"s{stop}a{i}", one.Type, one.Seconds, Said(kind, one.Type))),
        ];
    }

    private static string Said(MissionKind kind, StopActionType type) => type != StopActionType.Speak ? ""
        : kind == MissionKind.Cordon ? "请勿靠近，绕行。Keep away, please go round." : "救援人员正在赶来，请保持冷静。Help is on its way, stay calm.";

    /// <summary>At the scene a drone looks at what it came for, where it may not be right above it.</summary>
    private static double? Heading(WayLeg leg, MissionAim aim)
    {
        var (east, north) = ((aim.Place.Longitude - leg.To.Longitude) * Math.Cos(aim.Place.Latitude * Math.PI / 180), aim.Place.Latitude - leg.To.Latitude);
        return Math.Abs(east) + Math.Abs(north) < 1e-5 ? null : ((Math.Atan2(east, north) * 180 / Math.PI) + 360) % 360;
    }
}
