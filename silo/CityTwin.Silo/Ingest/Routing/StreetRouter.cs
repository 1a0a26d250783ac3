using CityTwin.City;
using CityTwin.Ingest.Log;
using Microsoft.Extensions.Options;

namespace CityTwin.Ingest.Routing;

/// <summary>
/// Brings committed readings to their streets: in order within a street, streets side by side, again and again until
/// the street has taken them. When too many are on their way, in all or to one street, whoever brings more waits.
/// </summary>
internal sealed class StreetRouter : IDisposable
{
    private readonly RoutingOptions _options;
    private readonly Courier _courier;
    private readonly Quota _room;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<string, StreetLane> _lanes = [];
    private readonly Dictionary<string, StreetLane>.AlternateLookup<ReadOnlySpan<char>> _laneOf;
    private TaskCompletionSource? _idle;
    private long _routed;

    public StreetRouter(
        Func<string, IStreetIngestGrain> streets, IOptions<RoutingOptions> options, TimeProvider clock,
        Func<double> random, LogMetrics metrics, ILogger<StreetRouter> logger)
    {
        _options = options.Value;
        _room = new Quota(_options.MaxQueuedReadings);
        _courier = new Courier(streets, _options, clock, random, metrics, logger, Left, _stop.Token);
        _laneOf = _lanes.GetAlternateLookup<ReadOnlySpan<char>>();
        metrics.Observe("citytwin.router.queued", "{reading}", "Readings on their way to their streets.",
            () => _room.Taken);
    }

    /// <summary>Every reading before this position was taken by its street, or set aside.</summary>
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

    /// <summary>Completes when there is room for these readings, in all and in each street, and it is theirs.</summary>
    /// <returns>What to <see cref="Release"/> should the readings not be handed over.</returns>
    public async ValueTask<IReadOnlyList<(StreetLane Lane, int Count)>> Reserve(
        IEnumerable<TwinId> sensors, CancellationToken cancellationToken)
    {
        var wanted = ByStreet(sensors);
        var got = 0;
        try
        {
            // Always in the same order, so that no two hold what the other waits for.
            for (; got < wanted.Count; got++)
            {
                await wanted[got].Lane.Room.Take(wanted[got].Count, cancellationToken);
            }

            await _room.Take(wanted.Sum(street => street.Count), cancellationToken);
            return wanted;
        }
        catch
        {
            foreach (var (lane, count) in wanted.Take(got))
            {
                lane.Room.Leave(count);
            }

            throw;
        }
    }

    /// <summary>The same for readings of an earlier run: a street that does not answer must not hold the others' up.</summary>
    public async ValueTask ReserveForReplay(IEnumerable<TwinId> sensors, CancellationToken cancellationToken)
    {
        var wanted = ByStreet(sensors);
        await _room.Take(wanted.Sum(street => street.Count), cancellationToken);
        foreach (var (lane, count) in wanted)
        {
            lane.Room.TakeAnyway(count);
        }
    }

    /// <summary>The readings will not be handed over: they were not committed.</summary>
    public void Release(IReadOnlyList<(StreetLane Lane, int Count)> reserved)
    {
        foreach (var (lane, count) in reserved)
        {
            Left(lane, count);
        }
    }

    /// <summary>Takes over committed readings, for which there is room. One caller at a time, positions ascending.</summary>
    public void Take(long firstPosition, IReadOnlyList<Arrival> arrivals)
    {
        for (var i = 0; i < arrivals.Count; i++)
        {
            var lane = LaneOf(arrivals[i].Sensor);
            if (lane.Add(new RoutedReading(firstPosition + i, arrivals[i])) is { } queue)
            {
                ThreadPool.UnsafeQueueUserWorkItem(
                    x => _ = x.Courier.Run(x.Lane, x.Queue), (Courier: _courier, Lane: lane, Queue: queue), false);
            }
        }

        Interlocked.Exchange(ref _routed, firstPosition + arrivals.Count);
    }

    /// <summary>Completes when nothing is on its way. Nothing is handed over meanwhile.</summary>
    public async Task Drain(CancellationToken cancellationToken)
    {
        while (_room.Taken > 0)
        {
            Task idle;
            lock (_gate)
            {
                _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                idle = _idle.Task;
            }

            if (_room.Taken > 0)
            {
                await idle.WaitAsync(cancellationToken);
            }
        }
    }

    /// <summary>The lanes of the streets that took something since the last call.</summary>
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
                lane = new StreetLane(street.ToString(), _options.MaxQueuedPerStreet);
                _lanes.Add(lane.Street, lane);
            }

            return lane;
        }
    }

    private List<(StreetLane Lane, int Count)> ByStreet(IEnumerable<TwinId> sensors)
    {
        var streets = new List<(StreetLane Lane, int Count)>(1);
        foreach (var sensor in sensors)
        {
            var lane = LaneOf(sensor);
            var at = streets.FindIndex(street => street.Lane == lane);
            if (at < 0)
            {
                streets.Add((lane, 1));
            }
            else
            {
                streets[at] = (lane, streets[at].Count + 1);
            }
        }

        streets.Sort((a, b) => string.CompareOrdinal(a.Lane.Street, b.Lane.Street));
        return streets;
    }

    private void Left(StreetLane lane, int count)
    {
        lane.Room.Leave(count);
        _room.Leave(count);
        if (_room.Taken == 0)
        {
            lock (_gate)
            {
                Interlocked.Exchange(ref _idle, null)?.TrySetResult();
            }
        }
    }
}
