using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace CityTwin.DevicesSim.Units;

/// <summary>Between degrees and the metres that units of Chongqing move in: UTM 48 north, EPSG:32648.</summary>
internal static class UtmGrid
{
    /// <summary>What robots call the map of it.</summary>
    public const string MapId = "epsg-32648";

    private static readonly MathTransform Metres = Transform();
    private static readonly MathTransform Degrees = Metres.Inverse();

    public static PlanePoint ToMetres(double longitude, double latitude)
    {
        var (east, north) = Metres.Transform(longitude, latitude);
        return new PlanePoint(east, north);
    }

    public static (double Longitude, double Latitude) ToDegrees(PlanePoint at)
    {
        var (longitude, latitude) = Degrees.Transform(at.EastM, at.NorthM);
        return (longitude, latitude);
    }

    private static MathTransform Transform() => new CoordinateTransformationFactory().CreateFromCoordinateSystems(
        GeographicCoordinateSystem.WGS84, ProjectedCoordinateSystem.WGS84_UTM(48, true)).MathTransform;
}
