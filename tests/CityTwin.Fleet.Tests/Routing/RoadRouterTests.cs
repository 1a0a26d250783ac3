using CityTwin.City;
using CityTwin.Fleet.Places;
using CityTwin.Fleet.Routing;
using static CityTwin.Fleet.Tests.Routing.SmallRoads;

namespace CityTwin.Fleet.Tests.Routing;

public class RoadRouterTests
{
    // Two ways from (0, 0) to (1000, 0): straight, 1,000 m, and by the north, 1,400 m. At 36 km/h a metre is 100 ms.
    private static readonly RoadGraph TwoWays = Graph(
        Road("west", (-100, 0), (0, 0)), Road("straight", (0, 0), (1000, 0)), Road("east", (1000, 0), (1100, 0)),
        Road("north-1", (0, 0), (0, 200)), Road("north-2", (0, 200), (1000, 200)), Road("north-3", (1000, 200), (1000, 0)));

    [Fact]
    public void The_shorter_way_is_taken_and_told_road_by_road()
    {
        var route = TwoWays.Route((-100, 0), (1100, 0)).Route.ShouldNotBeNull();
        route.Steps.Select(step => step.EdgeId).ShouldBe(["west", "straight", "east"]);
        route.Nodes.ShouldBe(["0,0", "1000,0"]);
        (route.LengthM, route.TravelMs).ShouldBe((1200, 120_000));
        route.Steps[1].ShouldBe(new RouteStep("straight", "", "0,0", "1000,0", 1000, 0, NoonMs + 10_000, NoonMs + 110_000));
        route.Line.ShouldBe([new(-100, 0), new(0, 0), new(1000, 0), new(1100, 0)]);
    }

    [Fact]
    public void Places_beside_the_road_are_walked_to()
    {
        var route = TwoWays.Route((200, 10), (700, -10)).Route.ShouldNotBeNull();
        (route.LengthM, route.OffRoadM).ShouldBe((520, 20));
        route.TravelMs.ShouldBe(50_000 + 18_000);
        route.Line.ShouldBe([new(200, 10), new(200, 0), new(700, 0), new(700, -10)]);
    }

    [Fact]
    public void A_road_is_left_backwards_when_that_is_the_way()
    {
        var route = TwoWays.Route((700, 0), (200, 0)).Route.ShouldNotBeNull();
        (route.Steps.Count, route.LengthM).ShouldBe((1, 500));
    }

    [Fact]
    public void A_closed_road_is_gone_around() =>
        TwoWays.Route((-100, 0), (1100, 0), Closed(NoonMs, null)).Route.ShouldNotBeNull().LengthM.ShouldBe(1600);

    [Fact]
    public void A_road_that_opens_soon_is_waited_for()
    {
        var route = TwoWays.Route((-100, 0), (1100, 0), Closed(NoonMs, NoonMs + 15_000)).Route.ShouldNotBeNull();
        (route.LengthM, route.TravelMs, route.Steps[1].WaitMs).ShouldBe((1200, 125_000, 5_000));
    }

    [Fact]
    public void Whoever_is_on_a_road_when_it_closes_drives_off()
    {
        TwoWays.Route((-100, 0), (1100, 0), Closed(NoonMs + 10_001, null)).Route.ShouldNotBeNull().LengthM.ShouldBe(1200);
        TwoWays.Route((500, 0), (1100, 0), Closed(NoonMs - 1, null)).Route.ShouldNotBeNull().LengthM.ShouldBe(600);
    }

    [Fact]
    public void Water_slows_whom_it_does_not_stop()
    {
        var flood = new RoadConditions { Floods = [new FloodedRoad("straight", NoonMs, null, 0.1)] };
        TwoWays.Route((-100, 0), (1100, 0), flood).Route.ShouldNotBeNull().TravelMs.ShouldBe(145_000);
        TwoWays.Route((-100, 0), (1100, 0), flood, Anything with { WadeDepthM = 0.1 }).Route.ShouldNotBeNull().LengthM.ShouldBe(1600);
    }

    [Fact]
    public void A_way_that_is_closed_is_refused_by_the_name_of_what_closes_it()
    {
        var line = Graph(Road("a", (0, 0), (100, 0)), Road("b", (100, 0), (200, 0)), Road("c", (200, 0), (300, 0)));
        var refusal = line.Route((50, 0), (250, 0), new RoadConditions
        {
            Closures = [new ClosedRoad("b", NoonMs, null, "burst main"), new ClosedRoad("elsewhere", NoonMs, null, "")],
        }).Refusal.ShouldNotBeNull();
        (refusal.Code, refusal.Roads.ShouldHaveSingleItem()).ShouldBe((NoRouteCode.Closed, "b"));
        refusal.Reason.ShouldContain("burst main");
    }

    [Fact]
    public void What_a_district_was_told_of_is_a_flood_where_it_has_a_depth_and_a_closure_elsewhere()
    {
        var told = RoadConditions.Of([new RoadClosure("a", 1, 2, null, "alert:1"), new RoadClosure("b", 3, null, 0.4, "alert:2")]);
        told.Closures.ShouldBe([new ClosedRoad("a", 1, 2, "alert:1")]);
        told.Floods.ShouldBe([new FloodedRoad("b", 3, null, 0.4)]);
    }

    [Fact]
    public void Parts_without_a_road_between_them_and_places_without_a_road_are_told_apart()
    {
        var parts = Graph(Road("a", (0, 0), (100, 0)), Road("b", (1000, 0), (1100, 0)));
        parts.Route((50, 0), (1050, 0)).Refusal.ShouldNotBeNull().Code.ShouldBe(NoRouteCode.Disconnected);
        parts.Route((50, 900), (1050, 0)).Refusal.ShouldNotBeNull().Code.ShouldBe(NoRouteCode.NoRoadAtStart);
        parts.Route((50, 0), (50, 900)).Refusal.ShouldNotBeNull().Code.ShouldBe(NoRouteCode.NoRoadAtEnd);
    }

    [Fact]
    public void A_one_way_road_holds_for_vehicles_less_for_emergencies_and_not_for_people()
    {
        var oneWay = Graph(
            Road("there", (0, 0), (1000, 0), oneWay: true), Road("back", (1000, 0), (1000, 2500)), Road("again", (1000, 2500), (0, 0)));
        oneWay.Route((1000, 0), (0, 0), profile: TravelProfile.Vehicle).Route.ShouldNotBeNull().LengthM.ShouldBeGreaterThan(5000);
        oneWay.Route((1000, 0), (0, 0), profile: TravelProfile.Emergency).Route.ShouldNotBeNull().LengthM.ShouldBe(1000);
        oneWay.Route((1000, 0), (0, 0), profile: TravelProfile.Walker).Route.ShouldNotBeNull().LengthM.ShouldBe(1000);
    }

    /// <summary>Found by a random graph: whoever stands on a crossing was put onto a one-way road and stuck.</summary>
    [Fact]
    public void Whoever_stands_on_a_crossing_is_on_all_of_its_roads()
    {
        var away = Graph(Road("away", (0, 0), (-500, 0), oneWay: true), Road("on", (0, 0), (300, 0)));
        away.Route((0, 0), (300, 0)).Route.ShouldNotBeNull().LengthM.ShouldBe(300);
        away.Route((300, 0), (0, 0)).Route.ShouldNotBeNull().LengthM.ShouldBe(300);
    }

    [Fact]
    public void Stairs_are_for_people_and_robots()
    {
        var stairs = Graph(
            Road("stairs", (0, 0), (100, 0), roadClass: RoadClasses.Footway), Road("a", (0, 0), (0, 300)),
            Road("b", (0, 300), (100, 300)), Road("c", (100, 300), (100, 0)));
        stairs.Route((0, 0), (100, 0), profile: TravelProfile.Walker).Route.ShouldNotBeNull().LengthM.ShouldBe(100);
        stairs.Route((0, 0), (100, 0), profile: TravelProfile.Robot).Route.ShouldNotBeNull().LengthM.ShouldBe(100);
        stairs.Route((0, 0), (100, 0), profile: TravelProfile.Vehicle).Route.ShouldNotBeNull().LengthM.ShouldBe(700);
    }

    [Fact]
    public void Congestion_changes_with_the_hour_on_the_way()
    {
        var congestion = Enumerable.Repeat(1.0, 24).ToArray();
        var hour = (int)(((NoonMs / 3_600_000) + 8) % 24);
        congestion[hour] = 2;
        var late = NoonMs + 3_600_000 - 60_000;

        // A minute at half the speed, 300 m, then the other 900 m at 10 m/s.
        TwoWays.Route((-100, 0), (1100, 0), new RoadConditions { CongestionByHour = congestion }, departMs: late)
            .Route.ShouldNotBeNull().TravelMs.ShouldBe(60_000 + 90_000);
    }

    [Fact]
    public void A_matrix_says_what_routes_say()
    {
        PlanePoint[] places = [new(-100, 0), new(500, 5), new(1000, 150), new(9000, 9000)];
        var router = new RoadRouter(TwoWays, Closed(NoonMs, NoonMs + 15_000));
        var matrix = router.Matrix(places, places, NoonMs, Anything);
        for (var (i, pairs) = (0, places.Length * places.Length); i < pairs; i++)
        {
            var (from, to) = (i / places.Length, i % places.Length);
            var route = router.Route(new RouteRequest(places[from], places[to], NoonMs, Anything)).Route;
            matrix.TravelMs(from, to).ShouldBe(route?.TravelMs);
            if (route is not null)
            {
                matrix.LengthM(from, to)!.Value.ShouldBe(route.LengthM, 1e-6);
            }
        }

        matrix.TravelMs(0, 3).ShouldBeNull();
        (matrix.ToPlanning()[0, 3], matrix.ToPlanning()[0, 1]).ShouldBe((Fleet.Planning.TravelMatrix.NoWayMs, matrix.TravelMs(0, 1)!.Value));
    }

    [Fact]
    public void Questions_beyond_the_limits_are_refused()
    {
        var small = RoadGraph.Build([Road("a", (0, 0), (1, 0))], d => d, new RoadGraphLimits { MaxPairs = 3, MaxConditions = 0 });
        Should.Throw<ArgumentException>(() => new RoadRouter(small).Matrix([new(0, 0), new(1, 0)], [new(0, 0), new(1, 0)], NoonMs, Anything));
        Should.Throw<ArgumentException>(() => new RoadRouter(small, Closed(0, 1)));
        Should.Throw<ArgumentException>(() => new RoadRouter(small, new RoadConditions { CongestionByHour = [1] }));
        Should.Throw<ArgumentException>(() => RoadGraph.Build([Road("a", (0, 0), (1, 0))], d => d, new RoadGraphLimits { MaxEdges = 0 }));
        Should.Throw<OperationCanceledException>(() => new RoadRouter(Long()).Route(
            new RouteRequest(new(0, 0), new(5000, 0), NoonMs, Anything), new CancellationToken(canceled: true)));
    }

    private static RoadConditions Closed(long fromMs, long? untilMs) =>
        new() { Closures = [new ClosedRoad("straight", fromMs, untilMs, "works")] };

    private static RoadGraph Long() => Graph(Enumerable.Range(0, 5000).Select(i => Road($"r{i}", (i, 0), (i + 1, 0))));
}
