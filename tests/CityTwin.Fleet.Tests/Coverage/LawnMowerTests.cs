using CityTwin.Fleet.Airspace;
using CityTwin.Fleet.Coverage;
using CityTwin.Fleet.Places;
using CityTwin.Fleet.Tests.Airspace;
using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Buffer;
using NetTopologySuite.Operation.Union;

namespace CityTwin.Fleet.Tests.Coverage;

public class LawnMowerTests
{
    // At 50 m it sees 64.9 m across.
    private static readonly CameraFigures Camera = new();

    /// <summary>A star of corners at random distances around a middle: convex or not, thin or not.</summary>
    private static readonly Gen<Geometry> Star = Gen.Double[40, 400].Array[3, 12].Select(radii =>
    {
        var ring = radii.Select((radius, i) => Around(radius, 2 * Math.PI * i / radii.Length)).ToList();
        return (Geometry)new Polygon(new LinearRing([.. ring, ring[0]]));
    });

    private static readonly Gen<Geometry> WithHole = Gen.Select(Star, Gen.Double[5, 35])
        .Select((star, radius) => star.Difference(new Point(0, 0).Buffer(radius)));

    private static readonly Gen<Geometry> Area = Gen.OneOf(Star, WithHole).Where(area => area is Polygon && area.IsValid && area.Area > 2_000);

    [Fact]
    public void Everything_comes_into_view() => Gen.Select(Area, Gen.Double[0, 0.8], Gen.Double[20, 120]).Sample((area, overlap, heightM) =>
    {
        var pattern = Plan(new CoverageRequest(area, heightM, Camera) { Overlap = overlap });
        Seen(area, pattern, pattern.FootprintM).ShouldBeGreaterThanOrEqualTo(0.9999);
        pattern.CoveredShare.ShouldBeGreaterThan(0.9999);
        pattern.SpacingM.ShouldBeLessThanOrEqualTo((pattern.FootprintM * (1 - overlap)) + 1e-9);
    }, iter: 300);

    [Fact]
    public void Every_part_of_the_area_is_on_a_picture_that_is_taken_at_a_stop() => Gen.Select(Area, Gen.Double[0, 0.8], Gen.Double[30, 120]).Sample((area, overlap, heightM) =>
    {
        var request = new CoverageRequest(area, heightM, Camera) { Overlap = overlap };
        var pattern = Plan(request);
        var stops = PictureStops.Along(pattern.Tracks, request);
        var pictures = UnaryUnionOp.Union(stops.Select(stop => Picture(stop, pattern.DirectionDegrees, heightM)));
        (area.Intersection(pictures).Area / area.Area).ShouldBeGreaterThanOrEqualTo(0.9999);
        foreach (var track in pattern.Tracks)
        {
            var on = stops.Where(stop => Math.Abs(stop.DistanceM(track.From) + stop.DistanceM(track.To) - track.LengthM) < 1e-6).ToList();
            on.Zip(on.Skip(1)).ShouldAllBe(pair => pair.First.DistanceM(pair.Second) <= (Camera.LengthM(heightM) * (1 - overlap)) + 1e-6);
        }
    }, iter: 100);

    [Fact]
    public void What_is_cut_out_is_kept_from_and_what_is_left_is_seen_as_promised() => Gen.Select(
        Area, Gen.Select(Gen.Double[-200, 200], Gen.Double[-200, 200], Gen.Double[5, 80]).Array[1, 3]).Sample((area, circles) =>
    {
        var closed = circles.Select(c => AirspaceArea.OfCircle(new PlanePoint(c.Item1, c.Item2), c.Item3)).ToList();
        var answer = new LawnMower().Plan(new CoverageRequest(area, 50, Camera) { CutOut = closed });
        if (answer.Pattern is not { } pattern)
        {
            answer.Refusal.ShouldNotBeNullOrEmpty();
            return;
        }

        closed.ShouldAllBe(circle => pattern.Way.Zip(pattern.Way.Skip(1)).All(leg => circle.DistanceM(leg.First, leg.Second) >= 10 - 1e-6));
        Seen(area, pattern, pattern.FootprintM).ShouldBeGreaterThanOrEqualTo(pattern.CoveredShare - 1e-4);
    }, iter: 200);

    [Fact]
    public void The_tracks_run_along_the_way_across_which_the_area_is_narrowest() => Area.Sample(area =>
    {
        var narrowest = Enumerable.Range(0, 1800).Min(i => Width(area, i * Math.PI / 1800));
        var (angle, widthM) = SweepDirection.Of(area);
        Width(area, angle).ShouldBe(widthM, 1e-6);
        widthM.ShouldBeLessThanOrEqualTo(narrowest + 1e-6);
    });

    [Fact]
    public void A_long_box_is_flown_lengthwise_to_and_fro()
    {
        var pattern = Plan(new CoverageRequest(FlatLand.Box(0, 0, 1000, 100), 50, Camera) { Overlap = 0.2, From = new PlanePoint(1000, 100) });
        (pattern.DirectionDegrees, pattern.Tracks.Count, pattern.SpacingM).ShouldBe((90, 2, 50));
        pattern.Way.ShouldBe([new(1000, 75), new(0, 75), new(0, 25), new(1000, 25)], new Near());
        pattern.LengthM.ShouldBe(2050, 1e-6);
    }

    [Fact]
    public void A_direction_that_is_asked_for_is_kept() => Plan(
        new CoverageRequest(FlatLand.Box(0, 0, 1000, 100), 50, Camera) { DirectionDegrees = 0 })
        .Tracks.ShouldAllBe(track => Math.Abs(track.From.EastM - track.To.EastM) < 1e-6);

    [Fact]
    public void What_cannot_be_covered_is_refused_with_the_reason()
    {
        var area = FlatLand.Box(0, 0, 1000, 1000);
        Refusal(new CoverageRequest(area, 0, Camera)).ShouldContain("expected a height above 0");
        Refusal(new CoverageRequest(area, 50, Camera) { Overlap = 1 }).ShouldContain("0 to 0.95");
        Refusal(new CoverageRequest(new Point(0, 0), 50, Camera)).ShouldContain("expected a valid Polygon");
        Refusal(new CoverageRequest(area, 0.2, Camera)).ShouldContain("more than 1000");
        Refusal(new CoverageRequest(area, 50, Camera) { CutOut = [AirspaceArea.OfPolygon(area)] }).ShouldContain("nothing to fly over");
    }

    private static string Refusal(CoverageRequest request) => new LawnMower().Plan(request).Refusal.ShouldNotBeNull();

    private static CoveragePattern Plan(CoverageRequest request) => new LawnMower().Plan(request).Pattern.ShouldNotBeNull();

    /// <summary>What a camera sees straight down that is turned a way: wider across that way than along it.</summary>
    private static Polygon Picture(PlanePoint at, double lookDegrees, double heightM)
    {
        var (sin, cos) = Math.SinCos(lookDegrees * Math.PI / 180);
        var (across, along) = (Camera.WidthM(heightM) / 2, Camera.LengthM(heightM) / 2);
        Coordinate Corner(double x, double y) => new(at.EastM + (x * cos) + (y * sin), at.NorthM - (x * sin) + (y * cos));
        var first = Corner(-across, -along);
        return new Polygon(new LinearRing([first, Corner(across, -along), Corner(across, along), Corner(-across, along), first.Copy()]));
    }

    private static double Seen(Geometry area, CoveragePattern pattern, double widthM)
    {
        var flat = new BufferParameters(8, EndCapStyle.Flat);
        var seen = UnaryUnionOp.Union(pattern.Tracks.Select(t =>
            new LineString([new(t.From.EastM, t.From.NorthM), new(t.To.EastM, t.To.NorthM)]).Buffer(widthM / 2, flat)));
        return area.Intersection(seen).Area / area.Area;
    }

    private static double Width(Geometry area, double angle)
    {
        var across = area.Coordinates.Select(c => (c.Y * Math.Cos(angle)) - (c.X * Math.Sin(angle))).ToList();
        return across.Max() - across.Min();
    }

    private static Coordinate Around(double radius, double angle) => new(radius * Math.Cos(angle), radius * Math.Sin(angle));

    private sealed class Near : IEqualityComparer<PlanePoint>
    {
        public bool Equals(PlanePoint x, PlanePoint y) => x.DistanceM(y) < 1e-6;

        public int GetHashCode(PlanePoint obj) => 0;
    }
}
