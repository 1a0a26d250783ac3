using CityTwin.City;
using CityTwin.Ingest.Log;
using Microsoft.Extensions.Options;

namespace CityTwin.Ingest.Routing;

/// <summary>
/// Brings committed readings to their streets: in order within a street, streets side by side, again and again until
/// the street has taken them. It never drops a reading; when too many are on their way, the front door waits.
/// </summary>
internal sealed partial class StreetRouter : IDisposable
{
    private readonly Func<string, IStreetIngestGrain> _streets;
    private readonly RoutingOptions _options;
    private readonly TimeProvider _clock;
    private readonly Func<double> _random;
    private readonly LogMetrics _metrics;
    private readonly ILogger<StreetRouter> _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<string, StreetLane> _lanes = [];
    private readonly Dictionary<string, StreetLane>.AlternateLookup<ReadOnlySpan<char>> _laneOf;
    private TaskCompletionSource? _room;
    private TaskCompletionSource? _idle;
    private long _routed;
    private int _queued;

    public StreetRouter(
        Func<string, IStreetIngestGrain> streets, IOptions<RoutingOptions> options, TimeProvider clock,
        Func<double> random, LogMetrics metrics, ILogger<StreetRouter> logger)
    {
        _streets = streets;
        _options = options.Value;
        _clock = clock;
        _random = random;
        _metrics = metrics;
        _logger = logger;
        _laneOf = _lanes.GetAlternateLookup<ReadOnlySpan<char>>();
        metrics.Observe("citytwin.router.queued", "{reading}", "Readings on their way to their streets.",
            () => Volatile.Read(ref _queued));
    }

    public bool HasRoom => Volatile.Read(ref _queued) < _options.MaxQueuedReadings;

    /// <summary>Every reading before this position was taken by its street.</summary>
    public long DeliveredUpTo
    {
        get
        {
            // Read first: what is routed after this is newer than it, in whatever lane it is found.
            var routed = Interlocked.Read(ref _routed);
            return Lanes().Aggregate(routed, (low, lane) => Math.Min(low, lane.OldestPosition));
        }
    }

    /// <summary>Begins at a position: nothing before it will be handed over.</summary>
    public void BeginAt(long position) => Interlocked.Exchange(ref _routed, position);

    /// <summary>Takes over committed readings. One caller at a time, positions ascending.</summary>
    public void Take(long firstPosition, IReadOnlyList<Arrival> arrivals)
    {
        Interlocked.Add(ref _queued, arrivals.Count);
        for (var i = 0; i < arrivals.Count; i++)
        {
            var lane = LaneOf(arrivals[i].Sensor);
            if (lane.Add(firstPosition + i, arrivals[i]))
            {
                ThreadPool.UnsafeQueueUserWorkItem(x => _ = x.Router.Deliver(x.Lane), (Router: this, Lane: lane), false);
            }
        }

        Interlocked.Exchange(ref _routed, firstPosition + arrivals.Count);
    }

    /// <summary>Completes when fewer readings are on their way than may be.</summary>
    public async ValueTask WaitForRoom(CancellationToken cancellationToken)
    {
        while (!HasRoom)
        {
            Task room;
            lock (_gate)
            {
                _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                room = _room.Task;
            }

            if (!HasRoom)
            {
                await room.WaitAsync(cancellationToken);
            }
        }
    }

    /// <summary>Completes when nothing is on its way. Nothing is handed over meanwhile.</summary>
    public async Task Drain(CancellationToken cancellationToken)
    {
        while (Volatile.Read(ref _queued) > 0)
        {
            Task idle;
            lock (_gate)
            {
                _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                idle = _idle.Task;
            }

            if (Volatile.Read(ref _queued) > 0)
            {
                await idle.WaitAsync(cancellationToken);
            }
        }
    }

    /// <summary>The lanes of the streets that were spoken to since the last call.</summary>
    public IReadOnlyList<StreetLane> TakeTouched() => [.. Lanes().Where(lane => lane.TakeTouched())];

    /// <summary>Ends retries. What was not delivered stays in the log.</summary>
    public void Stop() => _stop.Cancel();

    public void Dispose()
    {
        Stop();
        _stop.Dispose();
    }

    private StreetLane[] Lanes()
    {
        lock (_gate)
        {
            return [.. _lanes.Values];
        }
    }

    private StreetLane LaneOf(TwinId sensor)
    {
        var id = sensor.Value.AsSpan();
        var street = id.Slice(id.IndexOf(':') + 1, (int)DivisionLevel.Street);
        lock (_gate)
        {
            if (!_laneOf.TryGetValue(street, out var lane))
            {
                lane = new StreetLane(street.ToString());
                _lanes.Add(lane.Street, lane);
            }

            return lane;
        }
    }

    private async Task Deliver(StreetLane lane)
    {
        var backoff = new Backoff(_options.RetryDelay, _options.MaxRetryDelay, _random);
        try
        {
            while (lane.Take(_options.BatchReadings) is { } batch)
            {
                await Deliver(lane, batch, backoff);
                lane.Delivered();
                _metrics.Delivered.Add(batch.Length);
                Left(batch.Length);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The lane keeps what it has in flight, and with it the position the next start goes on from.
        }
    }

    private async Task Deliver(StreetLane lane, Arrival[] batch, Backoff backoff)
    {
        for (var attempt = 1; ; attempt++)
        {
            _stop.Token.ThrowIfCancellationRequested();
            try
            {
                await _streets(lane.Street).Deliver(batch);
                backoff.Reset();
                return;
            }
            catch (Exception e)
            {
                _metrics.Retries.Add(1, new KeyValuePair<string, object?>("of", "delivery"));
                var wait = backoff.Next();
                LogNotDelivered(e, lane.Street, batch.Length, attempt, wait);
                await Task.Delay(wait, _clock, _stop.Token);
            }
        }
    }

    private void Left(int count)
    {
        var left = Interlocked.Add(ref _queued, -count);
        lock (_gate)
        {
            if (left < _options.MaxQueuedReadings)
            {
                Interlocked.Exchange(ref _room, null)?.TrySetResult();
            }

            if (left == 0)
            {
                Interlocked.Exchange(ref _idle, null)?.TrySetResult();
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Street {Street} did not take {Count} readings, attempt {Attempt}; again in {Wait}.")]
    private partial void LogNotDelivered(Exception e, string street, int count, int attempt, TimeSpan wait);
}
