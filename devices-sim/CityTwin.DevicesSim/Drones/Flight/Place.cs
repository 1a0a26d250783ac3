using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Drones.Flight;

/// <summary>A point in the air: metres east and north in EPSG:32648, and metres above the ellipsoid.</summary>
internal readonly record struct Place(double EastM, double NorthM, double HeightM)
{
    public static Place Of(double lon, double lat, double heightM)
    {
        var at = UtmGrid.ToMetres(lon, lat);
        return new Place(at.EastM, at.NorthM, heightM);
    }

    public (double Lon, double Lat) Degrees => UtmGrid.ToDegrees(new PlanePoint(EastM, NorthM));

    public double LevelDistanceTo(Place other) => Math.Sqrt(Square(EastM - other.EastM) + Square(NorthM - other.NorthM));

    public double DistanceTo(Place other) =>
        Math.Sqrt(Square(EastM - other.EastM) + Square(NorthM - other.NorthM) + Square(HeightM - other.HeightM));

    /// <summary>The same spot at another height.</summary>
    public Place At(double heightM) => this with { HeightM = heightM };

    private static double Square(double x) => x * x;
}
