using CityTwin.City;
using CityTwin.Fleet.Places;
using CityTwin.Fleet.Routing;
using Closure = CityTwin.Fleet.RoadClosure;

namespace CityTwin.Fleet.Dispatch;

/// <summary>Ways along the roads, under the closures that are in force.</summary>
internal sealed class RoadWays(RoadGraph graph)
{
    /// <summary>What standing at work uses of an energy store, of what moving does.</summary>
    private const double WorkShare = 0.1;

    private volatile Known _known = new([], new RoadRouter(graph));

    public UnitWay Find(WayRequest request, IReadOnlyList<Closure> closures)
    {
        var router = RouterFor(closures);
        var profile = ProfileOf(request.Type);
        var (at, atMs) = (PlanePoint.Of(request.Unit.Place), request.DepartMs);
        var (legs, movingMs, sceneMs, sceneM, metres) = (new List<WayLeg>(), 0L, 0L, 0.0, 0.0);
        var outMs = 0L;
        foreach (var (i, stop) in request.Stops.Index())
        {
            var to = PlanePoint.Of(stop);
            var answer = router.Route(new RouteRequest(at, to, atMs, profile));
            if (answer.Route is not { } route)
            {
                return UnitWay.No("no-way", answer.Refusal!.Reason);
            }

            atMs = route.ArriveMs;
            movingMs += route.TravelMs;
            metres += route.LengthM;
            legs.Add(new WayLeg(stop, [.. route.Line.Skip(1).Select(point => point.ToDegrees())], route.Nodes, atMs));
            if (i == request.Scene)
            {
                (sceneMs, sceneM, outMs) = (atMs, metres, movingMs);
                atMs += (long)(request.StayS * 1_000);
            }

            at = to;
        }

        return new UnitWay(
            null, "", legs, sceneMs, sceneM, Share(request, outMs), Share(request, WorkMs(request) + (movingMs - outMs)),
            Share(request, BackMs(request, movingMs)), ReturnAltitudeM: 0);
    }

    /// <inheritdoc cref="IUnitRouter.Least"/>
    /// <remarks>Whatever is closed: closures and floods make no way quicker.</remarks>
    public LeastWay Least(WayRequest request)
    {
        var (router, profile) = (_known.Router, ProfileOf(request.Type));
        var (at, movingMs, outMs) = (PlanePoint.Of(request.Unit.Place), 0.0, 0.0);
        foreach (var (i, stop) in request.Stops.Index())
        {
            var to = PlanePoint.Of(stop);
            if (router.Least(new RouteRequest(at, to, request.DepartMs, profile), out var leastMs) is { } none)
            {
                return LeastWay.No("no-way", none.Reason);
            }

            movingMs += Math.Max(0, leastMs - 1); // Each way is rounded to a millisecond.
            outMs = i == request.Scene ? movingMs : outMs;
            at = to;
        }

        return new LeastWay(
            null, "", request.DepartMs + (long)outMs, Share(request, movingMs + WorkMs(request) + BackMs(request, movingMs)));
    }

    private static double WorkMs(WayRequest request) => request.StayS * 1_000 * WorkShare;

    /// <summary>The way home is about as winding as the way there, and no shorter than straight.</summary>
    private static double BackMs(WayRequest request, double movingMs)
    {
        var last = PlanePoint.Of(request.Stops[^1]);
        var backM = last.DistanceM(PlanePoint.Of(request.Unit.Definition.Home));
        return movingMs * Math.Max(backM, 1) / Math.Max(1, PlanePoint.Of(request.Unit.Place).DistanceM(last));
    }

    private static double Share(WayRequest request, double ms) => ms / 10 / Math.Max(1, request.Type.EnduranceS);

    /// <summary>A router is made anew when roads close or open, and else kept with what it has learnt.</summary>
    private RoadRouter RouterFor(IReadOnlyList<Closure> closures)
    {
        var known = _known;
        if (!known.Closures.SequenceEqual(closures))
        {
            _known = known = new Known([.. closures], new RoadRouter(graph, new RoadConditions
            {
                Closures = [.. closures.Where(one => one.DepthM is null).Select(one => new ClosedRoad(one.Edge, one.FromMs, one.UntilMs, one.By))],
                Floods = [.. closures.Where(one => one.DepthM is not null).Select(one => new FloodedRoad(one.Edge, one.FromMs, one.UntilMs, one.DepthM!.Value))],
            }));
        }

        return known.Router;
    }

    /// <summary>As its type uses roads, and no faster than it is.</summary>
    private static TravelProfile ProfileOf(UnitType type)
    {
        var profile = type.RoadProfile switch
        {
            RoadProfiles.Emergency => TravelProfile.Emergency,
            RoadProfiles.Robot => TravelProfile.Robot,
            RoadProfiles.Walker => TravelProfile.Walker,
            _ => TravelProfile.Vehicle,
        };
        return profile with { MaxSpeedKmH = Math.Clamp(3.6 * type.CruiseSpeedMps, 1, profile.MaxSpeedKmH) };
    }

    private sealed record Known(IReadOnlyList<Closure> Closures, RoadRouter Router);
}
