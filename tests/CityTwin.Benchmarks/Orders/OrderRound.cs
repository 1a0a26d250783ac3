using HdrHistogram;

namespace CityTwin.Benchmarks.Orders;

/// <summary>One round of one subject.</summary>
/// <param name="Units">Transitions, or appends of the baseline.</param>
/// <param name="Us">How long each took.</param>
internal sealed record OrderRound(string Subject, long Units, TimeSpan Elapsed, LongHistogram Us)
{
    /// <summary>Processor time of each process for a unit, microseconds.</summary>
    public double SiloUs { get; init; }

    public double GatewayUs { get; init; }

    public double StorageUs { get; init; }

    public double GeneratorUs { get; init; }

    /// <summary>Appends to the districts' logs in storage; of the baseline its own.</summary>
    public long Appends { get; init; }

    /// <summary>Bytes that those appends had.</summary>
    public long Bytes { get; init; }

    public double PerSecond => Units / Elapsed.TotalSeconds;

    public double Ms(double percentile) => Us.GetValueAtPercentile(percentile) / 1000.0;
}
