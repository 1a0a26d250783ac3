using CityTwin.DevicesSim.Chance;

namespace CityTwin.DevicesSim.Weather;

/// <summary>
/// Ordinary rain: bands that cross the town. Each slot of six hours has a front or has none; a front comes from a side,
/// with a speed, a width and an intensity of its own. Nothing here is heavy: heavy rain is an incident.
/// </summary>
internal sealed class Fronts(ulong seed)
{
    private const double SlotSeconds = 6 * 3600;
    private const double Chance = 0.35;
    private const double LeastMmPerH = 0.5;
    private const double MostMmPerH = 4;

    private readonly ulong _seed = Noise.Seed(seed, "fronts");

    /// <summary>Rain at a place, in mm/h; 0 when it is dry.</summary>
    public double RainMmPerH(double x, double y, double seconds)
    {
        var slot = (long)Math.Floor(seconds / SlotSeconds);
        return Front(slot - 1, x, y, seconds) + Front(slot, x, y, seconds) + Front(slot + 1, x, y, seconds);
    }

    private double Front(long slot, double x, double y, double seconds)
    {
        var own = Noise.Seed(_seed, slot);
        if (Noise.Unit(own) >= Chance)
        {
            return 0;
        }

        var passesAt = (slot * SlotSeconds) + Noise.Between(own, 1, 0, SlotSeconds);
        var direction = Noise.Between(own, 2, 0, 2 * Math.PI);
        var speedMPerS = Noise.Between(own, 3, 2, 8);
        var halfWidthM = Noise.Between(own, 4, 4_000, 12_000);
        var along = (x * Math.Cos(direction)) + (y * Math.Sin(direction)) - ((seconds - passesAt) * speedMPerS);
        var band = Math.Max(0, 1 - (along * along / (halfWidthM * halfWidthM)));

        // Showers within the band, so that two gauges a street apart do not draw one line.
        var shower = 1 + (0.4 * Noise.Wander(Noise.Seed(own, (long)Math.Floor(x / 800) * 7919L + (long)Math.Floor(y / 800)),
            seconds, 600));
        return band * shower * Noise.Between(own, 5, LeastMmPerH, MostMmPerH);
    }
}
