using System.Diagnostics.Metrics;
using CityTwin.Ingest;
using CityTwin.Ingest.Log;
using CityTwin.Ingest.Routing;
using CityTwin.Silo.Tests.Running;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CityTwin.Silo.Tests.Ingest.Routing;

/// <summary>A router to streets that the test answers for.</summary>
internal sealed class RouterUnderTest : IDisposable
{
    private readonly LogMetrics _metrics = new();
    private readonly LoggerFactory _logs = new();
    private readonly MeterListener _ear = new();
    private readonly Lock _gate = new();
    private readonly Waiting<long> _waiting = new();
    private long _delivered;
    private long _next;

    public RouterUnderTest(Action<RoutingOptions>? set = null)
    {
        Options = new RoutingOptions { RetryDelay = TimeSpan.Zero, MaxRetryDelay = TimeSpan.Zero };
        set?.Invoke(Options);
        _logs.AddProvider(Errors);
        _ear.InstrumentPublished = (instrument, ear) =>
        {
            if (instrument == _metrics.Delivered)
            {
                ear.EnableMeasurementEvents(instrument);
            }
        };
        _ear.SetMeasurementEventCallback<long>((_, count, _, _) => Delivered(count));
        _ear.Start();
        Router = new StreetRouter(Streets.Of, Microsoft.Extensions.Options.Options.Create(Options), Clock, () => 0,
            _metrics, _logs.CreateLogger<StreetRouter>());
    }

    public RoutingOptions Options { get; }

    public FakeTimeProvider Clock { get; } = new();

    public FakeStreets Streets { get; } = new();

    public StreetRouter Router { get; }

    public ChangedStreets Changed { get; } = new();

    public ErrorLog Errors { get; } = new();

    public CheckpointSweep Sweep(Checkpoint checkpoint) => new(Router, Changed, Streets.Of, checkpoint,
        Microsoft.Extensions.Options.Options.Create(Options), Clock, _metrics, NullLogger<CheckpointSweep>.Instance);

    /// <summary>Hands readings over; each one's sequence is its position.</summary>
    public void Take(params int[] streets) => Take([.. streets.Select(street => (street, street))]);

    /// <summary>The same for chosen sensors of one street.</summary>
    public void TakeOf(int street, params int[] sensors) => Take([.. sensors.Select(sensor => (street, sensor))]);

    /// <summary>
    /// Completes when so many readings in all were taken and the router knows it. A street's answer is one thing; that it
    /// moved the position and that its street is to be saved comes after it, on a thread of the router's.
    /// </summary>
    public Task UntilDelivered(long readings)
    {
        lock (_gate)
        {
            var met = _waiting.For(delivered => delivered >= readings);
            _waiting.Check(_delivered);
            return met;
        }
    }

    public void Dispose()
    {
        Router.Dispose();
        _ear.Dispose();
        _metrics.Dispose();
        _logs.Dispose();
        Errors.Dispose();
    }

    private void Delivered(long count)
    {
        lock (_gate)
        {
            _delivered += count;
            _waiting.Check(_delivered);
        }
    }

    private void Take((int Street, int Sensor)[] from)
    {
        Arrival[] arrivals = [.. from.Select((one, i) =>
        {
            var reading = Readings.Of(one.Sensor, _next + i, one.Street);
            return new Arrival(reading.Sensor, reading.Reading, reading.ReceivedAtMs);
        })];
        Router.ReserveForReplay(arrivals.Select(x => x.Sensor), CancellationToken.None).AsTask()
            .IsCompletedSuccessfully.ShouldBeTrue("there is room for what a test hands over");
        Router.Take(_next, arrivals);
        _next += arrivals.Length;
    }
}
