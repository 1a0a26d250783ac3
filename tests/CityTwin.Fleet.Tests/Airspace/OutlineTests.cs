using CityTwin.Fleet.Airspace;
using CityTwin.Fleet.Places;
using CsCheck;
using NetTopologySuite.Geometries;

namespace CityTwin.Fleet.Tests.Airspace;

public class OutlineTests
{
    private static readonly Gen<PlanePoint> Place = Gen.Select(Gen.Double[-200, 200], Gen.Double[-200, 200]).Select((x, y) => new PlanePoint(x, y));

    /// <summary>Stars of up to forty corners, some with a hole.</summary>
    private static readonly Gen<Geometry> Shape = Gen.Select(Gen.Double[20, 100].Array[3, 40], Gen.Bool).Select((radii, isHollow) =>
    {
        var star = Ring(radii, 1);
        return isHollow ? star.Difference(Ring(radii, 0.4)) : star;
    });

    [Fact]
    public void It_is_nearer_than_a_distance_exactly_where_the_polygon_is() =>
        Gen.Select(Shape, Place, Place, Gen.Double[0.01, 60]).Sample((shape, from, to, distanceM) =>
        {
            var outline = new Outline(shape);
            ShouldBeAs(shape, outline, from, to, distanceM);
            ShouldBeAs(shape, outline, from, from, distanceM);
        }, iter: 2_000);

    private static void ShouldBeAs(Geometry shape, Outline outline, PlanePoint from, PlanePoint to, double distanceM)
    {
        Coordinate[] ends = [new(from.EastM, from.NorthM), new(to.EastM, to.NorthM)];
        var apartM = shape.Distance(from == to ? shape.Factory.CreatePoint(ends[0]) : shape.Factory.CreateLineString(ends));
        if (Math.Abs(apartM - distanceM) > 1e-6)
        {
            outline.IsNearer(from, to, distanceM).ShouldBe(apartM < distanceM, $"{shape}, {from} to {to}: {apartM} m apart, {distanceM} m asked");
        }
    }

    private static Geometry Ring(double[] radii, double share)
    {
        Coordinate[] corners = [.. radii.Select((radius, i) => new Coordinate(
            share * radius * Math.Cos(2 * Math.PI * i / radii.Length), share * radius * Math.Sin(2 * Math.PI * i / radii.Length)))];
        return GeometryFactory.Default.CreatePolygon([.. corners, corners[0].Copy()]);
    }
}
