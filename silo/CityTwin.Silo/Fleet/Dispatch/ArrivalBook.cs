using System.Diagnostics.Metrics;
using CityTwin.Fleet.Routing;
using CityTwin.Ingest.Log;

namespace CityTwin.Fleet.Dispatch;

/// <summary>What units were said to take and took, over this silo's districts: the book of ETAs, and the metric of its errors.</summary>
internal sealed class ArrivalBook : IDisposable
{
    private readonly Lock _gate = new();
    private readonly EtaBook _book = new();
    private readonly Meter _meter;
    private readonly Histogram<double> _offS;

    public ArrivalBook(IMeterFactory? factory = null)
    {
        _meter = factory?.Create(LogMetrics.MeterName) ?? new Meter(LogMetrics.MeterName);
        _offS = _meter.CreateHistogram<double>("citytwin.dispatch.eta.error", "s", "How much later than offered a unit was on the scene; negative is earlier.");
    }

    /// <summary>How long it takes by what was learnt of what was reckoned.</summary>
    /// <param name="hour">Of departure, local.</param>
    public long Corrected(string profile, int hour, long reckonedMs)
    {
        lock (_gate)
        {
            return _book.Correct(profile, hour, reckonedMs);
        }
    }

    /// <summary>A unit is on the scene.</summary>
    /// <returns>How far off its profile's last arrivals were; null when there was nothing to learn from.</returns>
    public EtaError? Arrived(string profile, int hour, long reckonedMs, long toldMs, long actualMs)
    {
        lock (_gate)
        {
            if (!_book.Take(new EtaObservation(profile, hour, reckonedMs, toldMs, actualMs)))
            {
                return null;
            }

            _offS.Record((actualMs - toldMs) / 1_000.0, new KeyValuePair<string, object?>("profile", profile));
            return _book.Error(profile);
        }
    }

    public void Dispose() => _meter.Dispose();
}
