using CityTwin.City;
using NetTopologySuite.Geometries;

namespace CityTwin.Fleet.Places;

/// <summary>A place in metres of EPSG:32648.</summary>
public readonly record struct PlanePoint(double EastM, double NorthM)
{
    public double DistanceM(PlanePoint other) => Math.Sqrt(Square(EastM - other.EastM) + Square(NorthM - other.NorthM));

    /// <summary>The point at a share (0 to 1) of the way to another.</summary>
    public PlanePoint Towards(PlanePoint other, double share) =>
        new(EastM + ((other.EastM - EastM) * share), NorthM + ((other.NorthM - NorthM) * share));

    /// <summary>The direction of another point: degrees clockwise from north, from 0 to below 360.</summary>
    public double BearingTo(PlanePoint other)
    {
        var degrees = Math.Atan2(other.EastM - EastM, other.NorthM - NorthM) * 180 / Math.PI;
        return degrees < 0 ? degrees + 360 : degrees;
    }

    public GeoPoint ToDegrees(double elevationM = 0)
    {
        var at = Projection.Utm48.ToDegrees(EastM, NorthM);
        return new GeoPoint(at.X, at.Y, elevationM);
    }

    public static PlanePoint Of(GeoPoint point) => Of(Projection.Utm48.ToMetres(point.Longitude, point.Latitude));

    public static PlanePoint Of(Coordinate metres) => new(metres.X, metres.Y);

    internal Coordinate ToCoordinate() => new(EastM, NorthM);

    private static double Square(double value) => value * value;
}
