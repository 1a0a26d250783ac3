using CityTwin.DevicesSim.Chance;
using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Weather;

namespace CityTwin.DevicesSim.Behaviours;

/// <summary>Rain falls, drains fill a little later, what they cannot take stands on the road, and the river rises last.</summary>
internal static class WaterBehaviour
{
    /// <summary>From rain on a catchment to its drains.</summary>
    public const double DrainLagSeconds = 120;

    private const double DrainDecaySeconds = 600;
    private const double DrainMPerMmPerH = 0.022;

    // A drain that stands this high gives no more room to the road.
    private const double SurchargeM = 1.0;
    private const double RoadLagSeconds = 60;
    private const double RoadMPerDrainM = 0.45;

    private const double RiverLagSeconds = 900;
    private const double RiverDecaySeconds = 3600;
    private const double RiverMPerMmPerH = 0.03;

    // Rain upstream is judged from a few places, not from every device.
    private const int UpstreamPlaces = 5;
    private const int RunoffSteps = 10;

    public static bool Sees(string kind) => kind is "rain" or "drain-level" or "road-water";

    public static double Rain(Site site, Moment now, World world)
    {
        var rain = world.RainMmPerH(site.X, site.Y, now) * (1 + (0.04 * Noise.Bell(site.Seed, (long)now.Seconds)));
        return rain < 0.1 ? 0 : rain;
    }

    public static double DrainLevel(Site site, Moment now, World world)
    {
        var ownM = 0.3 + (0.08 * site.Trait(0));
        var sewageM = 0.05 * (now.Peak(8, 2) + now.Peak(20, 2.5));
        var rippleM = 0.012 * Noise.Bell(site.Seed, (long)now.Seconds);
        return ownM + sewageM + rippleM + (RunoffM(site, now, world) * (1 + (0.2 * site.Trait(1))));
    }

    public static double RoadWater(Site site, Moment now, World world)
    {
        var rippleM = 0.002 * Noise.Unit(site.Seed, (long)now.Seconds);
        var fromDrainsM = Math.Max(0, RunoffM(site, now.Before(RoadLagSeconds), world) - SurchargeM);
        return rippleM + (fromDrainsM * RoadMPerDrainM * (1 + (0.3 * site.Trait(0))));
    }

    public static double RiverLevel(Site site, Moment now, World world)
    {
        var ownM = 3 + (0.5 * site.Trait(0));
        var slowM = 0.25 * Noise.Wander(Noise.Seed(world.Seed, "river" + site.Device.Catchment), now.Seconds, 36 * 3600);
        var wavesM = 0.01 * Noise.Bell(site.Seed, (long)now.Seconds);
        var upstream = 0.0;
        for (var place = 0; place < UpstreamPlaces; place++)
        {
            var angle = place * 2 * Math.PI / UpstreamPlaces;
            var away = place == 0 ? 0 : world.Town.RadiusM * 0.5;
            upstream += Runoff(
                away * Math.Cos(angle), away * Math.Sin(angle), now, world, RiverLagSeconds, RiverDecaySeconds);
        }

        return ownM + slowM + wavesM + (RiverMPerMmPerH * upstream / UpstreamPlaces);
    }

    /// <summary>What the rain on its catchment adds to the drains there, in metres.</summary>
    private static double RunoffM(Site site, Moment now, World world)
    {
        var (x, y) = world.Town.CatchmentOf(site);
        return DrainMPerMmPerH * Runoff(x, y, now, world, DrainLagSeconds, DrainDecaySeconds);
    }

    /// <summary>A unit hydrograph: rain that arrives after a lag and drains away exponentially. In mm/h.</summary>
    private static double Runoff(
        double x, double y, Moment now, World world, double lagSeconds, double decaySeconds)
    {
        var stepSeconds = decaySeconds * 3 / RunoffSteps;
        var (sum, weights) = (0.0, 0.0);
        for (var step = 0; step < RunoffSteps; step++)
        {
            var weight = Math.Exp(-step * stepSeconds / decaySeconds);
            sum += weight * world.RainMmPerH(x, y, now.Before(lagSeconds + (step * stepSeconds)));
            weights += weight;
        }

        return sum / weights;
    }
}
