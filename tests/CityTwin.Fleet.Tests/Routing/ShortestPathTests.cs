using CityTwin.City;
using CityTwin.Fleet.Places;
using CityTwin.Fleet.Routing;
using CsCheck;
using static CityTwin.Fleet.Tests.Routing.SmallRoads;

namespace CityTwin.Fleet.Tests.Routing;

/// <summary>Against searches that have nothing in common with the router but the rules.</summary>
public class ShortestPathTests
{
    private const int Nodes = 6;

    private static readonly Gen<(double X, double Y)> Place =
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40]).Select(at => (at.Item1 * 100.0, at.Item2 * 100.0));

    private static readonly Gen<RoadFeature[]> Roads = Gen.Select(
            Place.Array[Nodes].Where(places => places.Distinct().Count() == Nodes),
            Gen.Select(Gen.Int[0, Nodes - 1], Gen.Int[0, Nodes - 1], Gen.Int[5, 90], Gen.Bool).Array[4, 12])
        .Select(x => x.Item2.Where(e => e.Item1 != e.Item2)
            .Select((e, i) => Road($"e{i}", x.Item1[e.Item1], x.Item1[e.Item2], e.Item3, e.Item4)).ToArray());

    private static readonly Gen<RoadConditions> Conditions = Gen.Select(
            Gen.Select(Gen.Int[0, 11], Gen.Int[-600, 1800], Gen.Int[1, 3600]).Array[0, 4],
            Gen.Select(Gen.Int[0, 11], Gen.Int[-600, 1800], Gen.Int[1, 3600], Gen.Double[0.01, 0.7]).Array[0, 4],
            Gen.Double[1, 4].Array[24])
        .Select((closures, floods, congestion) => new RoadConditions
        {
            Closures = [.. closures.Select(c => new ClosedRoad($"e{c.Item1}", At(c.Item2), At(c.Item2 + c.Item3), ""))],
            Floods = [.. floods.Select(f => new FloodedRoad($"e{f.Item1}", At(f.Item2), At(f.Item2 + f.Item3), f.Item4))],
            CongestionByHour = congestion,
        });

    private static readonly Gen<long> Departure = Gen.Long[NoonMs, NoonMs + 3_600_000];

    [Fact]
    public void No_simple_path_arrives_before_the_route() => Gen.Select(Roads, Conditions, Departure).Sample(
        (roads, conditions, departMs) =>
        {
            var graph = Graph(roads);
            if (graph.Nodes < 2 || !IsOnItsRoads(graph, 0) || !IsOnItsRoads(graph, graph.Nodes - 1))
            {
                return;
            }

            var clock = new RoadClock(graph, conditions, Anything);
            var (from, to) = (graph.Place(0), graph.Place(graph.Nodes - 1));
            var route = new RoadRouter(graph, conditions).Route(new RouteRequest(from, to, departMs, Anything));
            var best = BestOfAllPaths(graph, clock, 0, graph.Nodes - 1, departMs, [0]);
            if (double.IsInfinity(best))
            {
                route.Refusal.ShouldNotBeNull();
                return;
            }

            // The start is snapped onto one of its roads: on that road it is on already, so it may be earlier than any path
            // that has to enter it.
            route.Route.ShouldNotBeNull().ArriveMs.ShouldBeLessThanOrEqualTo((long)Math.Ceiling(best) + 1);
            if (conditions.Closures.Count + conditions.Floods.Count == 0)
            {
                ((double)route.Route.ArriveMs).ShouldBe(best, 1.5);
            }
        }, iter: 2_000);

    [Fact]
    public void No_way_is_quicker_than_it_takes_at_the_least() => Gen.Select(Roads, Conditions, Departure, Place, Place).Sample(
        (roads, conditions, departMs, from, to) =>
        {
            var router = new RoadRouter(Graph(roads), conditions);
            var request = new RouteRequest(new(from.X + 30, from.Y), new(to.X, to.Y + 20), departMs, Anything);
            var none = router.Least(request, out var leastMs);
            var answer = router.Route(request);

            if (answer.Route is { } route)
            {
                none.ShouldBeNull();
                ((double)route.TravelMs).ShouldBeGreaterThanOrEqualTo(leastMs - 1);
            }
            else if (none is not null)
            {
                none.ShouldBe(answer.Refusal);
            }
        }, iter: 2_000);

    [Fact]
    public void Who_enters_later_does_not_leave_earlier() =>
        Gen.Select(Roads, Conditions, Departure, Gen.Int[0, 600_000]).Sample((roads, conditions, first, later) =>
        {
            var graph = Graph(roads);
            var clock = new RoadClock(graph, conditions, Anything);
            for (var arc = 0; arc < 2 * graph.Edges; arc++)
            {
                Leave(clock, graph, arc, first).ShouldBeLessThanOrEqualTo(Leave(clock, graph, arc, first + later));
            }
        }, iter: 2_000);

    [Fact]
    public void A_road_takes_what_small_steps_along_it_take() => Gen.Select(Roads, Conditions, Departure).Sample(
        (roads, conditions, departMs) =>
        {
            var graph = Graph(roads);
            var clock = new RoadClock(graph, conditions, Anything);
            foreach (var (edge, road) in roads.Index())
            {
                var opens = clock.OpensMs(edge, departMs, graph.LengthM(edge));
                opens.ShouldBe(FirstOpen(conditions, road.Id, departMs));
                clock.ReachesMs(2 * edge, opens, graph.LengthM(edge), double.MaxValue)
                    .ShouldBe(BySmallSteps(conditions, road, opens, graph.LengthM(edge)), 2_500);
            }
        }, iter: 30);

    [Fact]
    public void The_generated_city_s_routes_are_those_of_a_plain_label_correcting_search() => Compare(
        RoadGraph.Build(City.Roads()), TravelProfile.Vehicle, pairs: 20);

    [Fact]
    public void Manhattan_s_routes_are_those_of_a_plain_label_correcting_search()
    {
        var roads = Manhattan.Roads();
        Compare(RoadGraph.Build(roads, Manhattan.ToMetres), TravelProfile.Vehicle, pairs: 20);
        Compare(RoadGraph.Build(roads, Manhattan.ToMetres), TravelProfile.Walker, pairs: 10);
    }

    private static CityPackageReader City => TestCity.Reader;

    private static long At(int seconds) => NoonMs + (seconds * 1000L);

    private static double Leave(RoadClock clock, RoadGraph graph, int arc, double atMs) =>
        clock.ReachesMs(arc, clock.OpensMs(arc >> 1, atMs, graph.LengthM(arc >> 1)), graph.LengthM(arc >> 1), double.MaxValue);

    /// <summary>Not where a road passes over or under another's crossing: a place there is found on the wrong one.</summary>
    private static bool IsOnItsRoads(RoadGraph graph, int node)
    {
        var edge = graph.Snap(graph.Place(node), Anything)!.Edge;
        return graph.From(edge) == node || graph.To(edge) == node;
    }

    private static double BestOfAllPaths(RoadGraph graph, RoadClock clock, int at, int goal, double nowMs, HashSet<int> seen)
    {
        if (at == goal)
        {
            return nowMs;
        }

        var best = double.PositiveInfinity;
        foreach (var arc in graph.ArcsOf(at).ToArray().Where(arc => seen.Add(graph.Head(arc))))
        {
            best = Math.Min(best, BestOfAllPaths(graph, clock, graph.Head(arc), goal, Leave(clock, graph, arc, nowMs), seen));
            seen.Remove(graph.Head(arc));
        }

        return best;
    }

    private static double FirstOpen(RoadConditions conditions, string id, double atMs)
    {
        var closed = conditions.Closures.Where(c => c.EdgeId == id).Select(c => (c.FromMs, c.UntilMs))
            .Concat(conditions.Floods.Where(f => f.EdgeId == id && f.DepthM >= 0.5).Select(f => (f.FromMs, f.UntilMs))).ToList();
        while (closed.FirstOrDefault(c => c.FromMs <= atMs && atMs < c.UntilMs) is { UntilMs: { } untilMs })
        {
            atMs = untilMs;
        }

        return atMs;
    }

    private static double BySmallSteps(RoadConditions conditions, RoadFeature road, double atMs, double lengthM)
    {
        const double stepMs = 20;
        while (lengthM > 0)
        {
            var share = conditions.Floods
                .Where(f => f.EdgeId == road.Id && f.FromMs <= atMs && atMs < f.UntilMs && f.DepthM < 0.5)
                .Select(f => Math.Max(0.2, 1 - (f.DepthM / 0.5))).DefaultIfEmpty(1).Min();
            var hour = (int)(((long)atMs / 3_600_000 + 8) % 24);
            var mps = road.SpeedKmH / 3.6 * share / conditions.CongestionByHour[hour];
            var went = Math.Min(lengthM, mps * stepMs / 1000);
            lengthM -= went;
            atMs += went / mps * 1000;
        }

        return atMs;
    }

    /// <summary>Random pairs of crossings, at the rush hour, with every fortieth road closed for ten minutes.</summary>
    private static void Compare(RoadGraph graph, TravelProfile profile, int pairs)
    {
        var congestion = Enumerable.Range(0, 24).Select(hour => 1 + (hour % 3 * 0.5)).ToArray();
        var conditions = new RoadConditions
        {
            CongestionByHour = congestion,
            Closures = [.. Enumerable.Range(0, graph.Edges / 40)
                .Select(i => new ClosedRoad(graph.Road(i * 40).Id, NoonMs, NoonMs + 600_000, ""))],
        };
        var (router, clock) = (new RoadRouter(graph, conditions), new RoadClock(graph, conditions, profile));
        var random = new Random(5);
        var found = 0;
        for (var pair = 0; pair < pairs; pair++)
        {
            var (from, to) = (graph.Place(random.Next(graph.Nodes)), graph.Place(random.Next(graph.Nodes)));
            var answer = router.Route(new RouteRequest(from, to, NoonMs, profile));
            var expected = LabelCorrecting.ArriveMs(graph, clock, profile, from, to, NoonMs);
            if (double.IsInfinity(expected))
            {
                answer.Route.ShouldBeNull();
                continue;
            }

            found++;
            ((double)answer.Route.ShouldNotBeNull().ArriveMs).ShouldBe(expected, 2);
            answer.Route.Steps.Zip(answer.Route.Steps.Skip(1)).ShouldAllBe(x => x.First.ToNode == x.Second.FromNode);
        }

        found.ShouldBeGreaterThan(pairs / 2);
    }
}
