using CityTwin.DevicesSim.Chance;

namespace CityTwin.DevicesSim.Devices;

/// <summary>A device where it stands, in metres east and north of the town's middle.</summary>
/// <param name="Seed">What makes it differ from others of its kind.</param>
internal sealed record Site(DeviceRow Device, SensorKind Kind, ulong Seed, double X, double Y)
{
    public double DistanceTo(double x, double y) => Math.Sqrt(((X - x) * (X - x)) + ((Y - y) * (Y - y)));

    /// <summary>A trait of this device that does not change: from −1 to 1.</summary>
    public double Trait(int number) => (2 * Noise.Unit(Seed, -1 - number)) - 1;
}
