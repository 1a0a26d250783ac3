namespace CityTwin.Sensing.Watching;

/// <summary>Location and scale that a few wild values cannot move.</summary>
internal static class RobustScale
{
    /// <summary>
    /// The factor that makes the median absolute deviation an estimate of a normal distribution's standard deviation,
    /// 1 / Φ⁻¹(3/4) (Rousseeuw and Croux 1993).
    /// </summary>
    public const double MadToDeviation = 1.4826;

    /// <summary>The median; the values are left in disorder.</summary>
    public static double Median(Span<double> values)
    {
        values.Sort();
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /// <summary>The median and 1.4826 × MAD; the values are left in disorder.</summary>
    public static (double Location, double Scale) Of(Span<double> values)
    {
        var location = Median(values);
        foreach (ref var value in values)
        {
            value = Math.Abs(value - location);
        }

        return (location, MadToDeviation * Median(values));
    }
}
