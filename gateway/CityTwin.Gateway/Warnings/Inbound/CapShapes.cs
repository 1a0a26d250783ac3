using CityTwin.Cap;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace CityTwin.Gateway.Warnings.Inbound;

/// <summary>Polygons and circles of CAP as shapes in degrees, longitude first.</summary>
internal static class CapShapes
{
    private const int CirclePoints = 64;
    private const double KmPerDegree = 111.32;

    /// <summary>Beyond this a degree of longitude is taken to be as long as here: nearer to a pole a circle would have no sides.</summary>
    private const double SteepestLatitude = 89;

    public static IEnumerable<Geometry> Of(CapArea area) => area.Polygons.Select(Of).Concat(area.Circles.Select(Of));

    private static Geometry Of(CapPolygon polygon)
    {
        var shape = new Polygon(new LinearRing([.. polygon.Points.Select(At)]));
        return shape.IsValid ? shape : GeometryFixer.Fix(shape); // Outlines drawn by hand cross themselves.
    }

    private static Geometry Of(CapCircle circle)
    {
        var centre = At(circle.Centre);
        if (circle.RadiusKm == 0)
        {
            return new Point(centre);
        }

        var north = circle.RadiusKm / KmPerDegree;
        var east = north / Math.Cos(Math.Min(Math.Abs(centre.Y), SteepestLatitude) * Math.PI / 180);
        var ring = Enumerable.Range(0, CirclePoints).Select(i => i * 2 * Math.PI / CirclePoints)
            .Select(angle => new Coordinate(centre.X + (east * Math.Cos(angle)), centre.Y + (north * Math.Sin(angle)))).ToList();
        return new Polygon(new LinearRing([.. ring, ring[0]]));
    }

    private static Coordinate At(CapPoint point) => new(point.Longitude, point.Latitude);
}
