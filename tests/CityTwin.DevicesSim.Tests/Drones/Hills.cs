using CityTwin.DevicesSim.Drones.Flight;
using CityTwin.DevicesSim.Drones.Ground;

namespace CityTwin.DevicesSim.Tests.Drones;

/// <summary>A stretch of hilly ground, a home on it, and flights over it for tests.</summary>
internal static class Hills
{
    public const double Lon = 106.55;
    public const double Lat = 29.56;
    public const double CellM = 30;
    public const int Side = 200;

    public static readonly Place Middle = Place.Of(Lon, Lat, 0);

    /// <summary>Ridges of up to 160 m, 600 m apart.</summary>
    public static Terrain Ridges { get; } = new(
        Side, Side, Middle.EastM - (Side * CellM / 2), Middle.NorthM - (Side * CellM / 2), CellM,
        [.. from row in Enumerable.Range(0, Side)
            from column in Enumerable.Range(0, Side)
            select (float)(220 + (80 * Math.Sin(column * CellM / 600 * 2 * Math.PI)) + (40 * Math.Cos(row * CellM / 900 * 2 * Math.PI)))]);

    /// <summary>A place so many metres from the middle, so high above the ground.</summary>
    public static Place At(Terrain terrain, double eastM, double northM, double aboveGroundM) => new(
        Middle.EastM + eastM, Middle.NorthM + northM,
        terrain.HeightM(Middle.EastM + eastM, Middle.NorthM + northM) + aboveGroundM);
}
