using CityTwin.Fleet.Airspace;
using CityTwin.Fleet.Places;
using CsCheck;
using NetTopologySuite.Geometries;

namespace CityTwin.Fleet.Tests.Airspace;

public class PathAroundTests
{
    private const double MarginM = 5;

    private static readonly Gen<NoGo> Area = Gen.OneOf(
        Gen.Select(Gen.Double[100, 900], Gen.Double[0, 1000], Gen.Double[10, 250], Gen.Double[10, 250], Gen.Double[0, 3])
            .Select((x, y, width, height, angle) => AirspaceArea.OfPolygon(Turned(FlatLand.Box(x, y, x + width, y + height), angle))),
        Gen.Select(Gen.Double[100, 900], Gen.Double[0, 1000], Gen.Double[10, 120])
            .Select((x, y, radius) => AirspaceArea.OfCircle(new PlanePoint(x, y), radius)))
        .Select(area => new NoGo("area", area, MarginM));

    private static readonly PlanePoint From = new(0, 500);
    private static readonly PlanePoint To = new(1000, 480);

    [Fact]
    public void The_way_keeps_its_distance_and_none_through_all_corners_is_shorter() => Area.Array[0, 7].Sample(areas =>
    {
        var (way, refusal) = new PathAround(areas, new AirspaceOptions()).Find(From, To);
        if (areas.Any(area => area.Holds(From) || area.Holds(To)))
        {
            refusal.ShouldNotBeNull();
            return;
        }

        var best = ShortestOfAll(areas);
        if (double.IsInfinity(best))
        {
            way.ShouldBeNull();
            refusal.ShouldNotBeNull().ShouldContain("no way around");
            return;
        }

        (way.ShouldNotBeNull()[0], way[^1]).ShouldBe((From, To));
        Length(way).ShouldBe(best, 1e-6);
        var line = new LineString([.. way.Select(p => new Coordinate(p.EastM, p.NorthM))]);
        foreach (var area in areas.Select(a => a.Area))
        {
            (area.Shape?.Distance(line) ?? new Point(area.Centre.EastM, area.Centre.NorthM).Distance(line) - area.RadiusM)
                .ShouldBeGreaterThanOrEqualTo(MarginM - 1e-9);
        }
    }, iter: 300);

    [Fact]
    public void A_way_that_is_no_longer_than_is_of_use_is_the_same_and_a_longer_one_is_given_up() => Area.Array[0, 7].Sample(areas =>
    {
        if (new PathAround(areas, new AirspaceOptions()).Find(From, To).Way is { } way)
        {
            new PathAround(areas, new AirspaceOptions()).Find(From, To, Length(way) + 1e-6).Way.ShouldBe(way);
            new PathAround(areas, new AirspaceOptions()).Find(From, To, Length(way) - 1e-3).Way.ShouldBeNull();
        }
    }, iter: 300);

    [Fact]
    public void A_second_way_around_the_same_areas_is_as_if_it_were_the_first() => Area.Array[0, 7].Sample(areas =>
    {
        var around = new PathAround(areas, new AirspaceOptions());
        around.Find(From, To);
        var end = new PlanePoint(990, 20);

        around.Find(To, end).Way.ShouldBe(new PathAround(areas, new AirspaceOptions()).Find(To, end).Way);
    }, iter: 200);

    [Fact]
    public void A_place_shut_in_has_no_way_out()
    {
        var ring = FlatLand.Box(300, 300, 700, 700).Difference(FlatLand.Box(400, 400, 600, 600));
        var (way, refusal) = new PathAround([new NoGo("the ring", AirspaceArea.OfPolygon(ring), MarginM)], new AirspaceOptions())
            .Find(new PlanePoint(500, 500), To);
        way.ShouldBeNull();
        refusal.ShouldBe("There is no way around the ring.");
    }

    [Fact]
    public void Out_of_a_shape_like_a_snail_s_shell_it_turns_at_the_shell_s_own_corners()
    {
        var shell = FlatLand.Box(300, 300, 700, 700).Difference(FlatLand.Box(400, 400, 600, 600)).Difference(FlatLand.Box(450, 300, 500, 450));
        var (way, _) = new PathAround([new NoGo("shell", AirspaceArea.OfPolygon(shell), MarginM)], new AirspaceOptions())
            .Find(new PlanePoint(550, 550), To);
        way.ShouldNotBeNull().Count.ShouldBeGreaterThan(3);
        new LineString([.. way.Select(p => new Coordinate(p.EastM, p.NorthM))]).Distance(shell).ShouldBeGreaterThanOrEqualTo(MarginM - 1e-9);
    }

    [Fact]
    public void What_is_too_intricate_is_given_up()
    {
        var many = Enumerable.Range(0, 40).Select(i => new NoGo("pole", AirspaceArea.OfCircle(new PlanePoint(100 + (i * 20), 500), 5), 2));
        new PathAround(many, new AirspaceOptions { MaxCorners = 100 }).Find(From, new PlanePoint(1000, 500))
            .Refusal.ShouldNotBeNull().ShouldContain("too intricate");
    }

    /// <summary>Floyd and Warshall's sum over every corner of every area.</summary>
    private static double ShortestOfAll(NoGo[] areas)
    {
        PlanePoint[] places = [From, To, .. areas.SelectMany(area => area.Corners)];
        var length = new double[places.Length, places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            for (var j = 0; j < places.Length; j++)
            {
                length[i, j] = areas.Any(a => a.Blocks(places[i], places[j])) ? double.PositiveInfinity : places[i].DistanceM(places[j]);
            }
        }

        for (var via = 0; via < places.Length; via++)
        {
            for (var i = 0; i < places.Length; i++)
            {
                for (var j = 0; j < places.Length; j++)
                {
                    length[i, j] = Math.Min(length[i, j], length[i, via] + length[via, j]);
                }
            }
        }

        return length[0, 1];
    }

    private static double Length(IReadOnlyList<PlanePoint> way) => way.Zip(way.Skip(1), (a, b) => a.DistanceM(b)).Sum();

    private static Geometry Turned(Geometry box, double angle) => NetTopologySuite.Geometries.Utilities.AffineTransformation
        .RotationInstance(angle, box.Centroid.X, box.Centroid.Y).Transform(box);
}
