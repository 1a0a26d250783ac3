using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;

namespace CityTwin.Gateway.City;

/// <summary>Leaves out what half a pixel would hide.</summary>
internal static class Simplifier
{
    private const double PixelsAroundTheWorldAtZoomZero = 512;

    /// <summary>From here on nothing is left out.</summary>
    private const int FullDetailZoom = 18;

    public static IReadOnlyList<Geometry> Simplify(IReadOnlyList<MapFeature> features, Layer layer, int zoom)
    {
        var shapes = features.Select(feature => feature.Shape).ToArray();
        if (zoom >= FullDetailZoom || shapes.Length == 0)
        {
            return shapes;
        }

        var tolerance = HalfPixel(zoom);
        return layer.Tiles
            ? CoverageSimplifier.Simplify(shapes, tolerance)
            : [.. shapes.Select(shape => Thin(shape, tolerance))];
    }

    /// <summary>Half a pixel of a web map, in degrees of longitude.</summary>
    public static double HalfPixel(int zoom) => 360 / (PixelsAroundTheWorldAtZoomZero * Math.Pow(2, zoom)) / 2;

    private static Geometry Thin(Geometry shape, double tolerance)
    {
        if (shape is Point || shape.NumPoints <= 5)
        {
            return shape;
        }

        var thinner = shape is Polygon or MultiPolygon
            ? TopologyPreservingSimplifier.Simplify(shape, tolerance)
            : DouglasPeuckerSimplifier.Simplify(shape, tolerance);
        return thinner.IsEmpty ? shape : thinner;
    }
}
