using CityTwin.DevicesSim.Drones.Waylines;

namespace CityTwin.DevicesSim.Drones.Flight;

/// <summary>Follows a route point by point, with what is to be done at each and between them.</summary>
internal sealed class RouteFollower(Aircraft craft, Nearness nearness, PointWork work)
{
    private bool _atPoint;

    public FlightRoute? Route { get; private set; }

    /// <summary>The next waypoint's place in the route.</summary>
    public int Next { get; private set; }

    /// <summary>With a route that is not done.</summary>
    public bool IsOnRoute => Route is not null && (Next < Route.Points.Count || _atPoint);

    public void Begin(FlightRoute? route) => (Route, Next, _atPoint) = (route, 0, false);

    /// <returns>The velocity wanted, the place it is for, and whether the route is done with this step.</returns>
    public (Motion Wanted, Place Target, bool IsDone) Go(double now, List<PilotNews> news)
    {
        var route = Route!;
        if (_atPoint)
        {
            var here = route.Points[Next - 1].Place;
            if (work.Go(now, news))
            {
                return (Helm.Hold(craft, here), here, false);
            }

            _atPoint = false;
            if (Next == route.Points.Count)
            {
                return (Helm.Hold(craft, here), here, true);
            }
        }

        var target = route.Points[Next];
        if (Next > 0)
        {
            work.OnTheWay(route.Points[Next - 1], now, craft.FlownM, news);
        }

        var speed = Next == 0 ? route.TransitSpeedMps : route.Points[Next - 1].SpeedMps;
        if (nearness.IsAt(craft, target.Place, target.Stops))
        {
            news.Add(new PilotNews(PilotNewsKind.WaypointReached, Next));
            work.Arrive(target, now);
            (Next, _atPoint) = (Next + 1, true);
        }

        return (Helm.Towards(craft, target.Place, speed, target.Stops), target.Place, false);
    }

    /// <summary>Where the route is now; nothing when there is none, or it is done.</summary>
    public BreakPoint? BreakPoint()
    {
        if (Route is null || !IsOnRoute)
        {
            return null;
        }

        var from = Route.Points[Math.Max(0, Next - 1)];
        if (_atPoint || Next == 0)
        {
            return new BreakPoint(from.WaylineId, from.Index, IsAtPoint: true, 0);
        }

        var to = Route.Points[Next];
        var length = from.Place.DistanceTo(to.Place);
        var progress = length < 1 ? 1 : Math.Clamp(1 - (craft.Where.DistanceTo(to.Place) / length), 0, 1);
        return new BreakPoint(from.WaylineId, from.Index, IsAtPoint: false, progress);
    }
}
