using CityTwin.DevicesSim.Drones.Flight;
using CityTwin.DevicesSim.Drones.Ground;

namespace CityTwin.DevicesSim.Drones.Waylines;

/// <summary>A mission worked out for an aircraft's home and the ground: what it flies, point by point.</summary>
internal sealed record FlightRoute(
    double TakeOffHeightM, double TransitSpeedMps, bool ClimbsFirst, FinishAction Finish, IReadOnlyList<RoutePoint> Points)
{
    /// <param name="from">Where it was broken off before; nothing for the whole.</param>
    /// <returns>Nothing when the break point is not on the route.</returns>
    public static FlightRoute? Of(WaylineMission mission, Place home, Terrain terrain, BreakPoint? from)
    {
        var points = mission.Waylines.SelectMany(wayline => Flown(wayline, home, terrain)).ToList();
        if (from is not null)
        {
            var at = points.FindIndex(point => point.WaylineId == from.WaylineId && point.Index == from.Index);
            if (at < 0)
            {
                return null;
            }

            points = Rest(points, at, from);
        }

        return new FlightRoute(mission.TakeOffHeightM, mission.TransitSpeedMps, mission.ClimbsFirst, mission.Finish, points);
    }

    /// <summary>Whether a straight way between its points, or a point, is where the aircraft may not be.</summary>
    public bool IsForbidden(FlightAreas areas)
    {
        for (var i = 0; i < Points.Count; i++)
        {
            if (areas.Forbids(Points[i].Place, Points[Math.Min(i + 1, Points.Count - 1)].Place))
            {
                return true;
            }
        }

        return false;
    }

    private static List<RoutePoint> Rest(List<RoutePoint> points, int at, BreakPoint from)
    {
        if (from.IsAtPoint || at == points.Count - 1)
        {
            return points[at..];
        }

        var (a, b) = (points[at].Place, points[at + 1].Place);
        var part = Math.Clamp(from.Progress, 0, 1);
        var middle = new Place(
            a.EastM + (part * (b.EastM - a.EastM)), a.NorthM + (part * (b.NorthM - a.NorthM)), a.HeightM + (part * (b.HeightM - a.HeightM)));
        return [points[at] with { Place = middle, Actions = [], Stops = false }, .. points[(at + 1)..]];
    }

    private static IEnumerable<RoutePoint> Flown(Wayline wayline, Place home, Terrain terrain) => wayline.Points.Select(point =>
    {
        var place = Place.Of(point.Lon, point.Lat, 0);
        var height = wayline.Heights switch
        {
            HeightMode.Ellipsoid => point.HeightM,
            HeightMode.TakeOffPoint => home.HeightM + point.HeightM,
            _ => terrain.HeightM(place.EastM, place.NorthM) + point.HeightM,
        };
        var here = wayline.Groups.Where(group => group.From <= point.Index && point.Index <= group.To).ToList();
        var actions = here.Where(group => group.IsAtPoint).SelectMany(group => group.Actions).ToList();
        return new RoutePoint(
            wayline.Id, point.Index, place.At(height), point.SpeedMps, point.Stops || actions.Count > 0, point.HeadingDeg, actions)
        {
            OnTheWay = [.. here.Where(group => !group.IsAtPoint && point.Index < group.To)],
        };
    });
}
