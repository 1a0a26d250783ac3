using CityTwin.DevicesSim.Chance;

namespace CityTwin.DevicesSim.Faults;

/// <summary>At most one window of failure on a day: a function of the seed, of whom it strikes, and of the day.</summary>
/// <param name="perDay">The chance of one on a day; 0 for none at all.</param>
/// <param name="kinds">How many kinds there are to choose from.</param>
internal sealed class FaultWindows(ulong seed, double perDay, int kinds, double leastSeconds, double mostSeconds)
{
    private const double DaySeconds = 86400;

    private readonly ulong _seed = Noise.Seed(seed, "faults");

    public FaultWindow? Of(ulong whose, double seconds)
    {
        var day = (long)Math.Floor(seconds / DaySeconds);
        var own = Noise.Seed(Noise.Seed(_seed, day), unchecked((long)whose));
        if (Noise.Unit(own) >= perDay)
        {
            return null;
        }

        var lasts = Noise.Between(own, 1, leastSeconds, mostSeconds);
        var from = (day * DaySeconds) + Noise.Between(own, 2, 0, DaySeconds - lasts);
        return seconds >= from && seconds < from + lasts
            ? new FaultWindow((int)(Noise.Unit(own, 3) * kinds), from, from + lasts, (2 * Noise.Unit(own, 4)) - 1)
            : null;
    }
}
