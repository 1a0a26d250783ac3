using NetTopologySuite.Geometries;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace CityTwin.City.Importing;

/// <summary>From the coordinate systems that building models come in to WGS 84 degrees.</summary>
internal static class CoordinateSystems
{
    private const int WebMercator = 3857;
    private const int AmersfoortRd = 28992;

    /// <summary>RD New with heights above NAP: the plane of 28992.</summary>
    private const int AmersfoortRdNap = 7415;

    // The seven parameters are those by which the Dutch Kadaster approximates RDNAPTRANS: good to about 25 cm.
    private const string RdNew = """
        PROJCS["Amersfoort / RD New",GEOGCS["Amersfoort",DATUM["Amersfoort",SPHEROID["Bessel 1841",6377397.155,299.1528128],
        TOWGS84[565.4171,50.3319,465.5524,-0.398957,0.343988,-1.87740,4.0725]],PRIMEM["Greenwich",0],
        UNIT["degree",0.0174532925199433]],PROJECTION["Oblique_Stereographic"],PARAMETER["latitude_of_origin",52.15616055555555],
        PARAMETER["central_meridian",5.38763888888889],PARAMETER["scale_factor",0.9999079],PARAMETER["false_easting",155000],
        PARAMETER["false_northing",463000],UNIT["metre",1],AUTHORITY["EPSG","28992"]]
        """;

    public const string Known = "4326, 4979, 4490, 3857, 28992, 7415, 32601 to 32660 and 32701 to 32760";

    /// <summary>How to bring a place of that system to degrees; nothing for a system that is not known.</summary>
    public static Func<double, double, Coordinate>? ToDegrees(int epsg)
    {
        // CGCS2000 (4490) and WGS 84 differ by centimetres.
        if (epsg is 4326 or 4979 or 4490)
        {
            return (x, y) => new Coordinate(x, y);
        }

        CoordinateSystem? from = epsg switch
        {
            WebMercator => ProjectedCoordinateSystem.WebMercator,
            AmersfoortRd or AmersfoortRdNap => new CoordinateSystemFactory().CreateFromWkt(RdNew.ReplaceLineEndings("")),
            > 32600 and <= 32660 => ProjectedCoordinateSystem.WGS84_UTM(epsg - 32600, true),
            > 32700 and <= 32760 => ProjectedCoordinateSystem.WGS84_UTM(epsg - 32700, false),
            _ => null,
        };
        if (from is null)
        {
            return null;
        }

        var transform = new CoordinateTransformationFactory()
            .CreateFromCoordinateSystems(from, GeographicCoordinateSystem.WGS84).MathTransform;
        return (x, y) =>
        {
            var (longitude, latitude) = transform.Transform(x, y);
            return new Coordinate(Math.Round(longitude, 7), Math.Round(latitude, 7));
        };
    }
}
