using CityTwin.DevicesSim.Chance;

namespace CityTwin.DevicesSim.Faults;

/// <summary>
/// Which device fails when, how and for how long: a function of the seed, the device and the day.
/// </summary>
/// <param name="perDeviceDay">The chance that a device has a fault on a day; 0 for none at all.</param>
internal sealed class FaultPlan(ulong seed, double perDeviceDay)
{
    private const double DaySeconds = 86400;
    private const double LeastSeconds = 10 * 60;
    private const double MostSeconds = 2 * 3600;

    private static readonly FaultKind[] Kinds = Enum.GetValues<FaultKind>();

    private readonly ulong _seed = Noise.Seed(seed, "faults");

    public Fault? Of(ulong deviceSeed, double seconds)
    {
        var day = (long)Math.Floor(seconds / DaySeconds);
        var own = Noise.Seed(Noise.Seed(_seed, day), unchecked((long)deviceSeed));
        if (Noise.Unit(own) >= perDeviceDay)
        {
            return null;
        }

        var lasts = Noise.Between(own, 1, LeastSeconds, MostSeconds);
        var from = (day * DaySeconds) + Noise.Between(own, 2, 0, DaySeconds - lasts);
        return seconds >= from && seconds < from + lasts
            ? new Fault(Kinds[(int)(Noise.Unit(own, 3) * Kinds.Length)], from, from + lasts, (2 * Noise.Unit(own, 4)) - 1)
            : null;
    }
}
