namespace CityTwin.WorkOrders;

/// <summary>How long something took, in natural milliseconds.</summary>
/// <param name="Count">Of how many; at least 1.</param>
/// <param name="MedianMs">The middle one, or the mean of the two in the middle.</param>
/// <param name="P90Ms">The nearest-rank percentile: the smallest of which nine tenths took no longer.</param>
public sealed record DurationSummary(int Count, double MeanMs, double MedianMs, double P90Ms)
{
    /// <summary>Nothing when there are none.</summary>
    public static DurationSummary? Of(IEnumerable<long> durationsMs)
    {
        var sorted = durationsMs.Order().ToArray();
        if (sorted.Length == 0)
        {
            return null;
        }

        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + (double)sorted[middle]) / 2;
        return new DurationSummary(sorted.Length, sorted.Average(), median, Percentile(sorted, 90));
    }

    /// <summary>Whole hundredths, so that no rounding moves a rank.</summary>
    private static long Percentile(long[] sorted, int percent) => sorted[(((sorted.Length * percent) + 99) / 100) - 1];
}
