using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CityTwin.City;
using CityTwin.Ingest.Log;

namespace CityTwin.Notifications;

/// <summary>The desks on this silo of which something fails, how much, and how many entries of the log told nobody because of it.</summary>
internal sealed class DeskTroubles : IDisposable
{
    private readonly ConcurrentDictionary<DivisionCode, int> _failing = [];
    private readonly Meter _meter;
    private readonly Counter<long> _passedOver;

    public DeskTroubles(IMeterFactory? factory = null)
    {
        _meter = factory?.Create(LogMetrics.MeterName) ?? new Meter(LogMetrics.MeterName);
        _meter.CreateObservableGauge(
            "citytwin.desk.failing",
            () => _failing.Select(one => new Measurement<int>(one.Value, Tag(one.Key))),
            "{part}", "Rosters that cannot be read, and other parts of a desk's work that fail.");
        _passedOver = _meter.CreateCounter<long>(
            "citytwin.desk.passed_over", "{entry}", "Entries of the log that could not be understood, and told nobody.");
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

    public void PassedOver(DivisionCode district, int entries) => _passedOver.Add(entries, Tag(district));

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Tag(DivisionCode district) => new("district", district.Value);
}
