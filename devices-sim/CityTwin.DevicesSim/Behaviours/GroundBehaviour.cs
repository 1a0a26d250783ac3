using CityTwin.DevicesSim.Chance;
using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Weather;

namespace CityTwin.DevicesSim.Behaviours;

/// <summary>The ground moves by millimetres with warmth and traffic.</summary>
internal static class GroundBehaviour
{
    public static double Tilt(Site site, Moment now, World world) =>
        1 + (0.7 * site.Trait(0)) + (0.08 * Noise.Bell(site.Seed, (long)now.Seconds));

    public static double Settlement(Site site, Moment now, World world) =>
        2 + (1.5 * site.Trait(0)) + (0.05 * (world.Air.TemperatureC(now) - 19))
        + (0.08 * Noise.Bell(site.Seed, (long)now.Seconds));
}
