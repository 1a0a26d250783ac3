using System.Diagnostics.Metrics;

namespace CityTwin.Ingest.Log;

/// <summary>What the log and the way from it to the streets tell of themselves, on the meter <c>CityTwin.Silo</c>.</summary>
internal sealed class LogMetrics : IDisposable
{
    public const string MeterName = "CityTwin.Silo";

    private readonly Meter _meter;

    public LogMetrics(IMeterFactory? factory = null)
    {
        _meter = factory?.Create(MeterName) ?? new Meter(MeterName);
        Commits = _meter.CreateCounter<long>("citytwin.log.commits", "{commit}", "Commits synced to disk.");
        Readings = _meter.CreateCounter<long>("citytwin.log.readings", "{reading}", "Readings synced to disk.");
        Failures = _meter.CreateCounter<long>("citytwin.log.failures", "{commit}", "Commits that failed.");
        SyncMs = _meter.CreateHistogram<double>("citytwin.log.sync", "ms", "Time to write and sync a commit.");
        Shipped = _meter.CreateCounter<long>("citytwin.log.shipped", "By", "Bytes of segments shipped.");
        Retries = _meter.CreateCounter<long>("citytwin.retries", "{retry}", "Attempts after a failure.");
        Delivered = _meter.CreateCounter<long>("citytwin.router.delivered", "{reading}", "Readings their streets took.");
        SetAside = _meter.CreateCounter<long>(
            "citytwin.router.set_aside", "{reading}", "Readings given up on: their sensors cannot take them.");
    }

    public Counter<long> Commits { get; }

    public Counter<long> Readings { get; }

    public Counter<long> Failures { get; }

    public Histogram<double> SyncMs { get; }

    public Counter<long> Shipped { get; }

    /// <summary>Tagged <c>of</c>: delivery, shipping, sweep.</summary>
    public Counter<long> Retries { get; }

    public Counter<long> Delivered { get; }

    public Counter<long> SetAside { get; }

    public void Observe(string name, string unit, string description, Func<long> value) =>
        _meter.CreateObservableGauge(name, value, unit, description);

    public void Dispose() => _meter.Dispose();
}
