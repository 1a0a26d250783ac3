using CityTwin.Ingest;
using CityTwin.Ingest.Log;
using CityTwin.Ingest.Routing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CityTwin.Silo.Tests.Ingest.Routing;

/// <summary>A router to streets that the test answers for.</summary>
internal sealed class RouterUnderTest : IDisposable
{
    private readonly LogMetrics _metrics = new();
    private long _next;

    public RouterUnderTest(Action<RoutingOptions>? set = null)
    {
        Options = new RoutingOptions { RetryDelay = TimeSpan.Zero, MaxRetryDelay = TimeSpan.Zero };
        set?.Invoke(Options);
        Router = new StreetRouter(Streets.Of, Microsoft.Extensions.Options.Options.Create(Options), Clock, () => 0,
            _metrics, NullLogger<StreetRouter>.Instance);
    }

    public RoutingOptions Options { get; }

    public FakeTimeProvider Clock { get; } = new();

    public FakeStreets Streets { get; } = new();

    public StreetRouter Router { get; }

    public CheckpointSweep Sweep(Checkpoint checkpoint) => new(Router, Streets.Of, checkpoint,
        Microsoft.Extensions.Options.Options.Create(Options), Clock, _metrics, NullLogger<CheckpointSweep>.Instance);

    /// <summary>Hands readings over; each one's sequence is its position.</summary>
    public void Take(params int[] streets)
    {
        Router.Take(_next, [.. streets.Select((street, i) =>
        {
            var reading = Readings.Of(street, _next + i, street);
            return new Arrival(reading.Sensor, reading.Reading, reading.ReceivedAtMs);
        })]);
        _next += streets.Length;
    }

    public void Dispose()
    {
        Router.Dispose();
        _metrics.Dispose();
    }
}
