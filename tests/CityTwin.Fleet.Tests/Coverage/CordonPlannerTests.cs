using CityTwin.City;
using CityTwin.Fleet.Coverage;
using CityTwin.Fleet.Places;
using CityTwin.Fleet.Routing;
using CityTwin.Fleet.Tests.Routing;
using CsCheck;
using static CityTwin.Fleet.Tests.Routing.SmallRoads;

namespace CityTwin.Fleet.Tests.Coverage;

public class CordonPlannerTests
{
    private static readonly Gen<(double X, double Y)> Place =
        Gen.Select(Gen.Int[-4, 4], Gen.Int[-4, 4]).Select(at => (at.Item1 * 100.0, at.Item2 * 100.0));

    [Fact]
    public void Four_roads_into_a_square_take_four_posts_and_one_where_they_come_together()
    {
        var cross = Graph(
            Road("n", (0, 0), (0, 500)), Road("s", (0, 0), (0, -500)), Road("e", (0, 0), (500, 0)), Road("w", (0, 0), (-500, 0)));
        var plan = CordonPlanner.Plan(cross, new CordonRequest(new PlanePoint(0, 0), 100, 400, Anything));
        plan.Posts.Select(p => p.EdgeId).Order().ShouldBe(["e", "n", "s", "w"]);
        plan.Posts.ShouldAllBe(p => p.At.DistanceM(new PlanePoint(0, 0)) > 100 && p.At.DistanceM(new PlanePoint(0, 0)) < 105);

        var valley = Graph(
            Road("a", (0, 0), (0, 200)), Road("b", (0, 0), (50, 200)), Road("c", (0, 200), (50, 200)), Road("out", (0, 200), (0, 600)));
        CordonPlanner.Plan(valley, new CordonRequest(new PlanePoint(0, 0), 100, 400, Anything)).Posts
            .ShouldHaveSingleItem().EdgeId.ShouldBe("out");
    }

    [Fact]
    public void By_width_narrow_roads_are_preferred_to_few()
    {
        var roads = Graph(
            Road("avenue", (0, 0), (0, 200), roadClass: RoadClasses.Primary),
            Road("lane-1", (0, 200), (-100, 600), roadClass: RoadClasses.Service),
            Road("lane-2", (0, 200), (100, 600), roadClass: RoadClasses.Service));
        var request = new CordonRequest(new PlanePoint(0, 0), 50, 400, Anything);
        CordonPlanner.Plan(roads, request).Posts.ShouldHaveSingleItem().EdgeId.ShouldBe("avenue");
        var narrow = CordonPlanner.Plan(roads, request with { ByWidth = true });
        (narrow.Posts.Count, narrow.Cost).ShouldBe((2, 10));
    }

    [Fact]
    public void No_fewer_posts_cut_the_inner_area_off() => Gen.Select(Place, Place).Array[3, 9].Sample(pairs =>
    {
        var roads = pairs.Where(p => p.Item1 != p.Item2).Select((p, i) => Road($"r{i}", p.Item1, p.Item2)).ToArray();
        var graph = Graph(roads);
        var request = new CordonRequest(new PlanePoint(0, 0), 120, 310, Anything);
        var plan = CordonPlanner.Plan(graph, request);
        if (plan.Refusal is not null)
        {
            roads.ShouldAllBe(road => road.Line.Distance(new NetTopologySuite.Geometries.Point(0, 0)) > 120);
            return;
        }

        var links = Links(roads);
        plan.Posts.Count.ShouldBe(FewestPosts(links));
    }, iter: 500);

    [Fact]
    public void In_the_generated_city_nothing_drives_out_past_the_posts()
    {
        var graph = RoadGraph.Build(TestCity.Reader.Roads());
        var centre = graph.Place(graph.Nodes / 2);
        var plan = CordonPlanner.Plan(graph, new CordonRequest(centre, 120, 800, TravelProfile.Vehicle));
        plan.Refusal.ShouldBeNull();
        plan.Posts.ShouldNotBeEmpty();
        var router = new RoadRouter(graph, new RoadConditions { Closures = [.. plan.Posts.Select(p => new ClosedRoad(p.EdgeId, 0, null, "cordon"))] });
        var outside = Enumerable.Range(0, graph.Nodes).Where(node => graph.Place(node).DistanceM(centre) > 800).Take(50).ToList();
        outside.ShouldNotBeEmpty();
        outside.ShouldAllBe(node => router.Route(new RouteRequest(graph.Place(node), centre, NoonMs, TravelProfile.Vehicle), default).Route == null);
    }

    [Fact]
    public void Circles_that_are_none_and_places_without_roads_are_refused()
    {
        var graph = Graph(Road("a", (0, 0), (0, 500)));
        CordonPlanner.Plan(graph, new CordonRequest(new PlanePoint(0, 0), 400, 100, Anything)).Refusal.ShouldNotBeNull().ShouldContain("outer beyond");
        CordonPlanner.Plan(graph, new CordonRequest(new PlanePoint(900, 0), 100, 400, Anything)).Refusal.ShouldNotBeNull().ShouldContain("nothing to cut off");
        CordonPlanner.Plan(graph, new CordonRequest(new PlanePoint(0, 0), 100, 400, Anything) { MaxRoads = 0 }).Refusal.ShouldNotBeNull().ShouldContain("more than 0");
    }

    /// <summary>Each road as one link, or as two from the inside when it passes through the inner circle.</summary>
    private static List<(string One, string Other)> Links(RoadFeature[] roads)
    {
        var links = new List<(string, string)>();
        foreach (var road in roads)
        {
            var (from, to) = (Side(road.Line.Coordinates[0]), Side(road.Line.Coordinates[^1]));
            if (road.Line.Distance(new NetTopologySuite.Geometries.Point(0, 0)) <= 120)
            {
                links.AddRange([("in", from), ("in", to)]);
            }
            else if (road.Line.Distance(new NetTopologySuite.Geometries.Point(0, 0)) <= 310)
            {
                links.Add((from, to));
            }
        }

        return [.. links.Where(link => link.Item1 != link.Item2)];
    }

    private static string Side(NetTopologySuite.Geometries.Coordinate at) =>
        Math.Sqrt((at.X * at.X) + (at.Y * at.Y)) is var distance && distance <= 120 ? "in" : distance > 310 ? "out" : $"{at.X},{at.Y}";

    private static int FewestPosts(List<(string One, string Other)> links) => Enumerable.Range(0, 1 << links.Count)
        .Where(blocked => !Leaks(links, blocked)).Min(blocked => int.PopCount(blocked));

    private static bool Leaks(List<(string One, string Other)> links, int blocked)
    {
        var reached = new HashSet<string> { "in" };
        for (var grew = true; grew;)
        {
            grew = links.Where((_, i) => (blocked & (1 << i)) == 0)
                .Where(link => reached.Contains(link.One) || reached.Contains(link.Other))
                .Aggregate(false, (any, link) => reached.Add(link.One) | reached.Add(link.Other) | any);
        }

        return reached.Contains("out");
    }
}
