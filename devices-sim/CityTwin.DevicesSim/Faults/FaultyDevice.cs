using CityTwin.DevicesSim.Behaviours;
using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Weather;
using CityTwin.Mqtt;

namespace CityTwin.DevicesSim.Faults;

/// <summary>What a device sends: what there is to measure, seen through its fault if it has one.</summary>
internal sealed class FaultyDevice(World world, FaultPlan faults)
{
    /// <summary>A burst sends each reading this often.</summary>
    public const int BurstCopies = 5;

    // Within what a city takes: up to two minutes ahead.
    private const double MostAheadSeconds = 60;
    private const double MostBehindSeconds = 600;

    // A drift is wrong by at most this part of the value: it takes a careful eye to see it.
    private const double DriftPart = 0.06;

    /// <param name="now">In the simulated town.</param>
    /// <param name="wall">What the reading says of its time.</param>
    public IReadOnlyList<TelemetryReading> Readings(Site site, Moment now, DateTimeOffset wall)
    {
        var fault = faults.Of(site.Seed, now.Seconds);
        if (fault?.Kind == FaultKind.Dropout)
        {
            return [];
        }

        var seenAt = fault?.Kind == FaultKind.Stuck ? new Moment(fault.FromSeconds) : now;
        var values = new List<MetricNumber>(site.Kind.Metrics.Count);
        foreach (var metric in site.Kind.Metrics)
        {
            var value = world.Value(site, metric, seenAt);
            values.Add(new MetricNumber(metric.Name, fault?.Kind == FaultKind.Drift ? Drifted(value, metric, fault, now) : value));
        }

        var at = fault?.Kind == FaultKind.ClockSkew ? Skewed(wall, fault) : wall;
        var reading = new TelemetryReading(at.ToUnixTimeMilliseconds(), values);
        return fault?.Kind == FaultKind.Burst ? [.. Enumerable.Repeat(reading, BurstCopies)] : [reading];
    }

    private static double Drifted(double value, MetricRange metric, Fault fault, Moment now)
    {
        var part = (now.Seconds - fault.FromSeconds) / (fault.ToSeconds - fault.FromSeconds);
        var drift = fault.Size * part * DriftPart * Math.Abs(value);
        return Math.Round(Math.Clamp(value + drift, metric.Min, metric.Max), 3);
    }

    private static DateTimeOffset Skewed(DateTimeOffset wall, Fault fault) =>
        wall.AddSeconds(fault.Size * (fault.Size > 0 ? MostAheadSeconds : MostBehindSeconds));
}
