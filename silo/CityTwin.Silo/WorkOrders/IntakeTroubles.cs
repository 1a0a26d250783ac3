using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CityTwin.City;
using CityTwin.Ingest.Log;

namespace CityTwin.WorkOrders;

/// <summary>The districts on this silo with alerts that should be orders and could not be made so, and how many.</summary>
internal sealed class IntakeTroubles : IDisposable
{
    private readonly ConcurrentDictionary<DivisionCode, int> _failing = [];
    private readonly Meter _meter;

    public IntakeTroubles(IMeterFactory? factory = null)
    {
        _meter = factory?.Create(LogMetrics.MeterName) ?? new Meter(LogMetrics.MeterName);
        _meter.CreateObservableGauge(
            "citytwin.intake.failing",
            () => _failing.Select(one => new Measurement<int>(one.Value, new KeyValuePair<string, object?>("district", one.Key.Value))),
            "{alert}", "Alerts that should be orders and could not be made so yet.");
    }

    public IReadOnlyDictionary<DivisionCode, int> Now => _failing;

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

    public void Dispose() => _meter.Dispose();
}
