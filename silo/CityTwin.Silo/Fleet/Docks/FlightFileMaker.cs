using CityTwin.Fleet.Driving.DjiCloud;
using CityTwin.Fleet.Waypoints;

namespace CityTwin.Fleet.Docks;

/// <summary>
/// A task as the file that a dock flies it by. Its waypoints are the driver's legs, by the same indices. Another try at the same
/// way of a mission has the same bytes.
/// </summary>
internal static class FlightFileMaker
{
    private const double LevelDegrees = 0, DownDegrees = -90;
    private const double MinSpeedMps = 1, MaxSpeedMps = 15;

    public static WpmlFile Make(UnitTask task, UnitDefinition aircraft, UnitType type)
    {
        var legs = FlightLeg.Of(task, type);
        return WpmlWriter.Write(
            // Named for the mission, not for the attempt: a dock goes on with a flight that broke off by the same file alone.
            new WaypointPlan(task.Mission.Value, [.. legs.Select((leg, i) => Point(task, leg, legs[Math.Min(i + 1, legs.Count - 1)]))])
            {
                SpeedMps = Speed(type.CruiseSpeedMps),
                Finish = WaypointFinish.GoHome,
            },
            new WpmlAircraft(
                ReturnHeightM: DjiDriver.ReturnAboveDockM(task, aircraft), GoesOnWithoutLink: false, OnLostLink: task.OnLostLink));
    }

    private static Waypoint Point(UnitTask task, FlightLeg leg, FlightLeg next)
    {
        var stop = task.Stops[leg.Stop];
        return new Waypoint(leg.Longitude, leg.Latitude, leg.AltitudeM, AltitudeReference.Ellipsoid)
        {
            // WPML's speed holds from a waypoint on, a stop's up to it: the lower of both is too fast for neither.
            SpeedMps = Speed(Math.Min(leg.SpeedMps, next.SpeedMps)),
            HeadingDegrees = leg.IsStop ? stop.HeadingDeg : null,
            Actions = leg.IsStop ? [.. Actions(task.Kind, stop.Actions)] : [],
        };
    }

    /// <summary>Before the first picture at a stop the camera is turned: to the wall of an inspection, else down.</summary>
    private static IEnumerable<WaypointAction> Actions(MissionKind kind, IReadOnlyList<StopAction> actions)
    {
        var isTurned = false;
        foreach (var action in actions.Where(action => FlightFileActions.Has(action.Type)))
        {
            if (action.Type is StopActionType.TakePhoto or StopActionType.TakeThermal)
            {
                if (!isTurned)
                {
                    isTurned = true;
                    yield return new WaypointAction(WaypointActionKind.GimbalPitch, kind == MissionKind.InspectBuilding ? LevelDegrees : DownDegrees);
                }

                yield return new WaypointAction(
                    action.Type == StopActionType.TakePhoto ? WaypointActionKind.TakePhoto : WaypointActionKind.TakeThermal);
            }

            if (action.Seconds > 0)
            {
                yield return new WaypointAction(WaypointActionKind.Hover, Math.Min(action.Seconds, new DjiTiming().MaxStayMs / 1_000.0));
            }
        }
    }

    private static double Speed(double mps) => Math.Clamp(mps, MinSpeedMps, MaxSpeedMps);
}
