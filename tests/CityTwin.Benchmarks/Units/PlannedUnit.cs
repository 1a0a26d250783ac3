using CityTwin.City;
using CityTwin.Fleet.Driving.Vda5050;

namespace CityTwin.Benchmarks.Units;

/// <summary>A unit that goes in circles beside its home: its way bends all the time, and leads over borders of cells.</summary>
/// <param name="HomeEastM">UTM 48 N, as robots' maps are.</param>
/// <param name="HomeNorthM">UTM 48 N.</param>
/// <param name="StartRad">Where on its circle it begins.</param>
internal sealed record PlannedUnit(
    TwinId Id, string DeviceId, string Type, double HomeEastM, double HomeNorthM, double RadiusM, double SpeedMps, double StartRad)
{
    public const string Manufacturer = "bench";

    public bool IsRobot => Id.Kind == TwinKind.Robot;

    /// <summary>Where it says where it is.</summary>
    public string Topic => IsRobot ? $"vda5050/v2/{Manufacturer}/{DeviceId}/state" : $"citytwin/v1/{DeviceId}/event";

    public (double Longitude, double Latitude) Home => Utm48.ToDegrees(HomeEastM, HomeNorthM);

    /// <summary>Where it is after so long, and where it looks: an angle from the east, counter-clockwise.</summary>
    public (double EastM, double NorthM, double ThetaRad) At(TimeSpan since)
    {
        var angle = StartRad + (SpeedMps / RadiusM * since.TotalSeconds);
        return (HomeEastM + (RadiusM * Math.Cos(angle)), HomeNorthM + (RadiusM * Math.Sin(angle)),
            Math.IEEERemainder(angle + (Math.PI / 2), Math.Tau));
    }

    /// <summary>The same in degrees, and where it looks from north, clockwise.</summary>
    public (double Longitude, double Latitude, double HeadingDeg) PlaceAt(TimeSpan since)
    {
        var (east, north, theta) = At(since);
        var (longitude, latitude) = Utm48.ToDegrees(east, north);
        return (longitude, latitude, Utm48.HeadingDeg(theta, longitude, latitude));
    }
}
