using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace CityTwin.City.Generation;

/// <summary>The areas in what an overlay returned, without the points and lines where shapes only touched.</summary>
internal static class Areas
{
    public static Geometry Of(Geometry geometry)
    {
        if (geometry is Polygon or MultiPolygon)
        {
            return geometry;
        }

        var polygons = PolygonExtracter.GetPolygons(geometry).Cast<Polygon>().ToArray();
        return polygons.Length == 1 ? polygons[0] : GeometryFactory.Default.CreateMultiPolygon(polygons);
    }
}
