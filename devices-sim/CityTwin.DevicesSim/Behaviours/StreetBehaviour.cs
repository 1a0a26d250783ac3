using CityTwin.DevicesSim.Chance;
using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Weather;

namespace CityTwin.DevicesSim.Behaviours;

/// <summary>What people do in the street: they drive at eight and at six, stroll in the evening, and sleep.</summary>
internal static class StreetBehaviour
{
    private const double DuskHour = 19;
    private const double DawnHour = 6.5;

    public static double Vehicles(Site site, Moment now, World world) =>
        Capacity(site) * (0.06 + (0.62 * Rush(now))) * (1 + (0.1 * Noise.Bell(site.Seed, (long)now.Seconds)));

    public static double Speed(Site site, Moment now, World world) =>
        Math.Max(16, (48 + (6 * site.Trait(1))) * (1 - (0.42 * Rush(now)))
            * (1 - (0.01 * Math.Min(25, world.RainMmPerH(site.X, site.Y, now)))))
        + (2 * Noise.Bell(site.Seed, (long)now.Seconds + 1));

    public static double People(Site site, Moment now, World world) => Math.Max(0, Math.Round(
        (90 + (60 * site.Trait(0))) * (0.05 + (now.IsWeekend ? 0.5 : 0.35) * (now.Peak(11, 2) + (1.3 * now.Peak(20, 2))))
        * (1 + (0.15 * Noise.Bell(site.Seed, (long)now.Seconds)))));

    public static double Loudness(Site site, Moment now, World world) =>
        46 + (3 * site.Trait(0)) + (14 * Rush(now)) + (1.5 * Noise.Bell(site.Seed, (long)now.Seconds));

    /// <summary>On from dusk to dawn, each lamp a few minutes earlier or later than its neighbour.</summary>
    public static double LightPower(Site site, Moment now, World world)
    {
        var hour = now.Hour + (0.1 * site.Trait(0));
        return hour is >= DuskHour or < DawnHour
            ? 120 + (8 * site.Trait(1)) + (2 * Noise.Bell(site.Seed, (long)now.Seconds))
            : 0.4 + (0.1 * Noise.Bell(site.Seed, (long)now.Seconds));
    }

    /// <summary>From 0 at night to about 1.</summary>
    private static double Rush(Moment now)
    {
        var day = 0.55 * (now.Peak(11, 3.5) + now.Peak(15.5, 3));
        return now.IsWeekend
            ? Math.Min(1, day + (0.4 * now.Peak(19, 3)))
            : Math.Min(1, day + (0.75 * now.Peak(8, 1.1)) + (0.8 * now.Peak(18, 1.4)) + (0.2 * now.Peak(21, 2)));
    }

    private static double Capacity(Site site) => 900 + (500 * site.Trait(0));
}
