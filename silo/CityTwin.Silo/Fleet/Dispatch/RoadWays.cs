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

    /// <summary>No way home is reckoned longer than so many times the straight one at the unit's own speed.</summary>
    private const double MostWinding = 6;

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

        var backM = at.DistanceM(PlanePoint.Of(request.Unit.Definition.Home));
        // The way home is about as winding as the way there, and no shorter than straight. One that leads back to where it began says
        // nothing of that: by it the way home would wind without end.
        var straightM = Math.Max(1, PlanePoint.Of(request.Unit.Place).DistanceM(at));
        var straightMsPerM = 1_000 / Math.Max(0.1, request.Type.CruiseSpeedMps);
        var backMs = Math.Max(backM, 1) * Math.Clamp(movingMs / straightM, straightMsPerM, MostWinding * straightMsPerM);
        return new UnitWay(
            null, "", legs, sceneMs, sceneM, Share(outMs), Share((request.StayS * 1_000 * WorkShare) + (movingMs - outMs)), Share(backMs),
            ReturnAltitudeM: 0);

        double Share(double ms) => ms / 10 / Math.Max(1, request.Type.EnduranceS);
    }

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
