using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CityTwin.City;
using CityTwin.Ingest.Log;

namespace CityTwin.Hosting;

/// <summary>How much of one kind fails in each district on this silo, for its health and as a gauge.</summary>
internal abstract class DistrictTroubles : IDisposable
{
    private readonly ConcurrentDictionary<DivisionCode, int> _failing = [];

    /// <param name="gauge">Its name.</param>
    /// <param name="unit">What is counted, as <c>{alert}</c>.</param>
    protected DistrictTroubles(IMeterFactory? factory, string gauge, string unit, string description)
    {
        Meter = factory?.Create(LogMetrics.MeterName) ?? new Meter(LogMetrics.MeterName);
        Meter.CreateObservableGauge(
            gauge, () => _failing.Select(one => new Measurement<int>(one.Value, Tag(one.Key))), unit, description);
    }

    /// <summary>The districts in which something fails, and how much.</summary>
    public IReadOnlyDictionary<DivisionCode, int> Now => _failing;

    protected Meter Meter { get; }

    public void Set(DivisionCode district, int failing)
    {
        if (failing == 0)
        {
            _failing.TryRemove(district, out _);
        }
        else
        {
            _failing[district] = failing;
        }
    }

    public void Dispose() => Meter.Dispose();

    protected static KeyValuePair<string, object?> Tag(DivisionCode district) => new("district", district.Value);
}
