using System.Diagnostics.Metrics;
using CityTwin.City;
using CityTwin.Ingest.Log;

namespace CityTwin.Notifications;

/// <summary>Counts alerts that found nobody left to ask, by district.</summary>
internal sealed class AskingMeter : IDisposable
{
    private readonly Meter _meter;
    private readonly Counter<long> _unanswered;

    public AskingMeter(IMeterFactory? factory = null)
    {
        _meter = factory?.Create(LogMetrics.MeterName) ?? new Meter(LogMetrics.MeterName);
        _unanswered = _meter.CreateCounter<long>(
            "citytwin.notifications.unanswered", "{alert}", "Alerts that nobody on duty answered, all the way up, or that found nobody on duty.");
    }

    public void Unanswered(DivisionCode district, int alerts) =>
        _unanswered.Add(alerts, new KeyValuePair<string, object?>("district", district.Value));

    public void Dispose() => _meter.Dispose();
}
