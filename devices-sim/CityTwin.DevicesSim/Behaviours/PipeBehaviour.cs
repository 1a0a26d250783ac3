using CityTwin.DevicesSim.Chance;
using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Weather;

namespace CityTwin.DevicesSim.Behaviours;

/// <summary>The city washes and cooks in the morning and in the evening: flow rises and pressure gives a little.</summary>
internal static class PipeBehaviour
{
    public static double Pressure(Site site, Moment now, World world) =>
        380 + (25 * site.Trait(0)) - (45 * Demand(now)) + (4 * Noise.Bell(site.Seed, (long)now.Seconds));

    public static double Flow(Site site, Moment now, World world) =>
        (60 + (25 * site.Trait(0))) * (0.4 + (0.8 * Demand(now)))
        * (1 + (0.04 * Noise.Bell(site.Seed, (long)now.Seconds)));

    /// <summary>From 0 at night to about 1.</summary>
    public static double Demand(Moment now) =>
        Math.Min(1, (0.9 * now.Peak(7.5, 1.5)) + (0.6 * now.Peak(12.5, 2)) + now.Peak(19.5, 2.2));
}
