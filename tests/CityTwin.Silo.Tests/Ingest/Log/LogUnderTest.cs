using CityTwin.Ingest;
using CityTwin.Ingest.Log;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CityTwin.Silo.Tests.Ingest.Log;

/// <summary>A log on a folder, with what it routed.</summary>
internal sealed class LogUnderTest : IDisposable
{
    private readonly LogMetrics _metrics = new();
    private readonly List<(long Position, Arrival Arrival)> _routed = [];

    public LogUnderTest(ILogFolder folder, Action<TelemetryLogOptions>? set = null, FakeTimeProvider? clock = null)
    {
        Options = new TelemetryLogOptions { CommitLinger = TimeSpan.Zero, RecoverAfter = TimeSpan.FromSeconds(1) };
        set?.Invoke(Options);
        Clock = clock ?? new FakeTimeProvider();
        Log = new TelemetryLog(folder, Microsoft.Extensions.Options.Options.Create(Options), Clock, _metrics,
            NullLogger<TelemetryLog>.Instance);
    }

    public TelemetryLogOptions Options { get; }

    public FakeTimeProvider Clock { get; }

    public TelemetryLog Log { get; }

    public IReadOnlyList<(long Position, Arrival Arrival)> Routed
    {
        get
        {
            lock (_routed)
            {
                return [.. _routed];
            }
        }
    }

    /// <summary>Every reading of the closed segments from a position on, as text.</summary>
    public static List<string> ReadAll(ILogFolder folder, long from = 0) =>
        [.. LogReplay.From(folder, LogRecovery.Of(folder).Segments, from).SelectMany(x => x.Readings).Select(x => x.Text())];

    public LogUnderTest Start()
    {
        Log.Start((first, arrivals) =>
        {
            lock (_routed)
            {
                _routed.AddRange(arrivals.Select((arrival, i) => (first + i, arrival)));
            }
        });
        return this;
    }

    public Task Append(params AcceptedReading[] readings) => Log.Append(readings, CancellationToken.None).AsTask();

    public void Dispose()
    {
        Log.Dispose();
        _metrics.Dispose();
    }
}
