using CityTwin.City;
using CityTwin.Fleet.Places;
using CityTwin.Fleet.Routing;
using NetTopologySuite.Geometries;

namespace CityTwin.Fleet.Tests.Routing;

/// <summary>Small made-up road graphs, drawn in metres.</summary>
internal static class SmallRoads
{
    public const long NoonMs = 1_767_240_000_000 - (1_767_240_000_000 % 3_600_000);

    /// <summary>Takes every road at the limit, on foot or not.</summary>
    public static TravelProfile Anything { get; } = new("anything")
    {
        Classes = RoadClasses.All.ToHashSet(), MaxSpeedKmH = 200, WadeDepthM = 0.5,
    };

    public static RoadFeature Road(
        string id, (double X, double Y) from, (double X, double Y) to, int speedKmH = 36, bool oneWay = false,
        string roadClass = RoadClasses.Secondary) => new(
        id, "", roadClass, oneWay, speedKmH, false, false, Node(from), Node(to), null, true,
        new LineString([new Coordinate(from.X, from.Y), new Coordinate(to.X, to.Y)]));

    public static RoadGraph Graph(params IEnumerable<RoadFeature> roads) => RoadGraph.Build(roads, degrees => degrees);

    public static RouteAnswer Route(
        this RoadGraph graph, (double X, double Y) from, (double X, double Y) to, RoadConditions? conditions = null,
        TravelProfile? profile = null, long departMs = NoonMs) => new RoadRouter(graph, conditions).Route(
        new RouteRequest(new PlanePoint(from.X, from.Y), new PlanePoint(to.X, to.Y), departMs, profile ?? Anything));

    private static string Node((double X, double Y) at) => FormattableString.Invariant($"{at.X},{at.Y}");
}
