using System.Diagnostics.Metrics;
using CityTwin.Ingest.Log;

namespace CityTwin.Sensing;

/// <summary>What cells tell of themselves, on the meter of the silo.</summary>
internal sealed class CellMeter : IDisposable
{
    private readonly Meter _meter;

    public CellMeter(IMeterFactory? factory = null)
    {
        _meter = factory?.Create(LogMetrics.MeterName) ?? new Meter(LogMetrics.MeterName);
        Unreadable = _meter.CreateCounter<long>(
            "citytwin.cells.unreadable", "{state}", "Saved states that could not be read: theirs start blank.");
    }

    public Counter<long> Unreadable { get; }

    public void Dispose() => _meter.Dispose();
}
