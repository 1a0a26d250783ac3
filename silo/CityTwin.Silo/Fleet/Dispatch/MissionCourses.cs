using CityTwin.City;
using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Dispatch;

/// <summary>What missions have units do, as a plan of one moment reckons with it.</summary>
internal sealed class MissionCourses(CityCatalogue city, IUnitRouter router, long nowMs)
{
    /// <summary>Rows over an area and points around a building are the same for all that fly.</summary>
    private readonly Dictionary<(MissionId Mission, bool Flies), (IReadOnlyList<Stop> Stops, int Scene)> _stops = [];

    private readonly Dictionary<(MissionId Mission, bool Flies), MissionCourse> _whole = [];

    /// <param name="unit">Who is on it already, and has a part of it behind it; null for one that would begin it.</param>
    public MissionCourse Of(MissionView mission, UnitType type, UnitView? unit)
    {
        var flies = type.ClimbSpeedMps > 0;
        if (unit is null)
        {
            return _whole.TryGetValue((mission.Id, flies), out var whole) ? whole : _whole[(mission.Id, flies)] = Whole(mission, flies);
        }

        var ((stops, scene), first) = (Stops(mission, flies), 0);
        if (unit.Mission == mission.Id && mission.Task is { Stops.Count: > 0 } task)
        {
            (stops, scene) = ([.. task.Stops.Select(stop => new Stop(stop.Place, stop.Path))], task.Scene);
            first = Math.Clamp(unit.Stop ?? 0, 0, stops.Count - 1);
        }

        return mission.State >= MissionState.OnScene ? OnScene(mission, unit, stops, scene, Math.Max(first, scene)) : From(mission, stops, scene, first);
    }

    private MissionCourse Whole(MissionView mission, bool flies)
    {
        var (stops, scene) = Stops(mission, flies);
        return From(mission, stops, scene, first: 0);
    }

    private (IReadOnlyList<Stop> Stops, int Scene) Stops(MissionView mission, bool flies)
    {
        if (!_stops.TryGetValue((mission.Id, flies), out var known))
        {
            var way = router.Stops(mission.Kind, mission.Aim, flies, WayRequests.HeightM(city, mission.Kind), nowMs);
            // What is too much for a flight has no way, and is counted by its place.
            var plain = way.Refusal is null ? way : MissionStops.Plain(mission.Kind, mission.Aim);
            _stops[(mission.Id, flies)] = known = ([.. plain.Stops.Select(stop => new Stop(stop, []))], plain.Scene);
        }

        return known;
    }

    private MissionCourse From(MissionView mission, IReadOnlyList<Stop> stops, int scene, int first)
    {
        var at = Math.Max(scene, first);
        return new MissionCourse(
            stops[first].Place, stops[^1].Place,
            [.. Enumerable.Range(first, at - first).Select(i => Leg(mission, stops[i].Place, stops, i + 1) with { StayMs = StayMs(mission, i, scene) })],
            Onward(mission, stops, at, scene), StayMs(mission, at, scene));
    }

    /// <summary>Who is there has a part of the stay, or of the round, behind it.</summary>
    private MissionCourse OnScene(MissionView mission, UnitView unit, IReadOnlyList<Stop> stops, int scene, int ahead)
    {
        var goneMs = mission.Clocks.OnSceneAtMs is { } since ? nowMs - since : 0;
        return ahead == scene
            ? new MissionCourse(unit.Place, stops[^1].Place, [], Onward(mission, stops, scene, scene), Math.Max(0, StayMs(mission, scene, scene) - goneMs))
            : new MissionCourse(
                unit.Place, stops[^1].Place, [],
                [
                    Leg(mission, unit.Place, [.. stops.Take(ahead), stops[ahead] with { Path = [] }], ahead) with { StayMs = StayMs(mission, ahead, scene) },
                    .. Onward(mission, stops, ahead, scene),
                ], StayMs: 0);
    }

    private CourseLeg[] Onward(MissionView mission, IReadOnlyList<Stop> stops, int at, int scene) =>
        [.. Enumerable.Range(at + 1, stops.Count - at - 1).Select(i => Leg(mission, stops[i - 1].Place, stops, i) with { StayMs = StayMs(mission, i, scene) })];

    private static CourseLeg Leg(MissionView mission, GeoPoint from, IReadOnlyList<Stop> stops, int to)
    {
        var (here, metres) = (PlanePoint.Of(from), 0.0);
        foreach (var next in stops[to].Path.Append(stops[to].Place).Select(PlanePoint.Of))
        {
            metres += here.DistanceM(next);
            here = next;
        }

        return new CourseLeg(
            metres, Math.Abs(stops[to].Place.ElevationM - from.ElevationM), stops[to].Path.Count > 0,
            to < mission.Aim.Waypoints.Count ? mission.Aim.Waypoints[to].SpeedMps : null, StayMs: 0);
    }

    /// <summary>A flight that was given stays where, and as long as, it says.</summary>
    private long StayMs(MissionView mission, int stop, int scene) => (long)Math.Min(MissionCourse.MaxMs, 1_000 * (
        stop < mission.Aim.Waypoints.Count && mission.Aim.Waypoints[stop].Actions is { Count: > 0 } given ? given.Sum(action => action.Seconds)
        : stop == scene ? WayRequests.StayS(city, mission) : 0));

    private sealed record Stop(GeoPoint Place, IReadOnlyList<GeoPoint> Path);
}
