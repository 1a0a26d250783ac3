using CityTwin.DevicesSim.Chance;
using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Weather;

namespace CityTwin.DevicesSim.Behaviours;

/// <summary>Air that traffic fouls, sunshine turns to ozone, and wind and rain clean.</summary>
internal static class AirBehaviour
{
    public static double Temperature(Site site, Moment now, World world) =>
        world.Air.TemperatureC(now) + site.Trait(3) + (0.1 * Noise.Bell(site.Seed, (long)now.Seconds));

    public static double Humidity(Site site, Moment now, World world) =>
        72 - (1.5 * (world.Air.TemperatureC(now) - 19)) + Math.Min(15, 3 * world.RainMmPerH(site.X, site.Y, now))
        + (1.5 * site.Trait(4));

    /// <summary>Particles and exhaust: a level of its own, scaled for each pollutant.</summary>
    public static Behaviour Pollutant(double usual, int metric) => (site, now, world) =>
    {
        var day = 1 + (0.25 * (now.Peak(8.5, 1.5) + now.Peak(20, 2.5)));
        var haze = 1 + (0.35 * Noise.Wander(Noise.Seed(world.Seed, "haze"), now.Seconds, 30 * 3600));
        var washed = 1 - (0.03 * Math.Min(12, world.RainMmPerH(site.X, site.Y, now)));
        return Math.Max(0, usual * day * haze * washed * (1 + (0.1 * site.Trait(metric)))
            * (1 + (0.04 * Noise.Bell(Noise.Seed(site.Seed, metric), (long)now.Seconds))));
    };

    public static double Ozone(Site site, Moment now, World world) =>
        25 + (60 * now.Peak(15, 2.8)) + (4 * Noise.Bell(site.Seed, (long)now.Seconds)) + (5 * site.Trait(2));
}
