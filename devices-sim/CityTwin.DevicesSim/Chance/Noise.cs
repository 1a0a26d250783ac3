namespace CityTwin.DevicesSim.Chance;

/// <summary>
/// Randomness without a state: a number is a function of its seed and of what it is for, so that a value does not depend
/// on how many were drawn before it, nor on which of two thousand devices reported first.
/// </summary>
internal static class Noise
{
    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    /// <summary>The seed of a named thing. Stable across processes, unlike <see cref="string.GetHashCode()"/>.</summary>
    public static ulong Seed(ulong seed, string name)
    {
        var hash = FnvOffset;
        foreach (var letter in name)
        {
            hash = (hash ^ letter) * FnvPrime;
        }

        return Mix(seed ^ hash);
    }

    public static ulong Seed(ulong seed, long number) => Mix(seed + unchecked((ulong)number * 0x9E3779B97F4A7C15));

    /// <summary>From 0 (inclusive) to 1 (exclusive).</summary>
    public static double Unit(ulong seed, long number = 0) => (Seed(seed, number) >> 11) * (1.0 / (1UL << 53));

    public static double Between(ulong seed, long number, double least, double most) =>
        least + (Unit(seed, number) * (most - least));

    /// <summary>Between −1 and 1, most often near 0: the sum of three, which is near enough to a bell.</summary>
    public static double Bell(ulong seed, long number) =>
        ((Unit(seed, number * 3) + Unit(seed, (number * 3) + 1) + Unit(seed, (number * 3) + 2)) / 1.5) - 1;

    /// <summary>Between −1 and 1, wandering: a new direction each period, without a jump between them.</summary>
    public static double Wander(ulong seed, double seconds, double periodSeconds)
    {
        var at = seconds / periodSeconds;
        var step = (long)Math.Floor(at);
        var from = (2 * Unit(seed, step)) - 1;
        var to = (2 * Unit(seed, step + 1)) - 1;
        return from + ((to - from) * Ease(at - step));
    }

    /// <summary>From 0 to 1 without a kink at either end.</summary>
    public static double Ease(double part)
    {
        var x = Math.Clamp(part, 0, 1);
        return x * x * (3 - (2 * x));
    }

    // SplitMix64's finaliser.
    private static ulong Mix(ulong x)
    {
        unchecked
        {
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
            return x ^ (x >> 31);
        }
    }
}
