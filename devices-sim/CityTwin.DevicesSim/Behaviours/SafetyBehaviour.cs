using CityTwin.DevicesSim.Chance;
using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Weather;

namespace CityTwin.DevicesSim.Behaviours;

/// <summary>Clean air in buildings and ducts, with a little cooking.</summary>
internal static class SafetyBehaviour
{
    public static double Smoke(Site site, Moment now, World world) =>
        0.15 + (0.05 * site.Trait(0)) + (0.05 * Noise.Bell(site.Seed, (long)now.Seconds))
        + (0.15 * (now.Peak(12, 1) + now.Peak(18.5, 1)));

    public static double RoomTemperature(Site site, Moment now, World world) =>
        22 + (2 * site.Trait(1)) + (0.25 * (world.Air.TemperatureC(now) - 19))
        + (0.2 * Noise.Bell(site.Seed, (long)now.Seconds));

    public static double Gas(Site site, Moment now, World world) =>
        0.8 + (0.4 * site.Trait(0)) + (0.25 * Noise.Bell(site.Seed, (long)now.Seconds));
}
