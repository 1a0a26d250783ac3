using CityTwin.City;

namespace CityTwin.Ingest.Routing;

/// <summary>
/// One street's readings on their way. Of one queue at most one call is out, so order is kept; a sensor that does not
/// take its readings gets a queue of its own, so that it holds nobody else up.
/// </summary>
internal sealed class StreetLane(string street, int maxReadings)
{
    private readonly Lock _gate = new();
    private readonly LaneQueue _all = new(sensor: null);
    private readonly Dictionary<TwinId, LaneQueue> _held = [];
    private bool _touched;

    public string Street { get; } = street;

    /// <summary>Room for the street's readings: its own writers wait for it, and no others.</summary>
    public Quota Room { get; } = new(maxReadings);

    /// <summary>The position of the oldest reading that the street has not taken; <see cref="long.MaxValue"/> for none.</summary>
    public long OldestPosition
    {
        get
        {
            lock (_gate)
            {
                return _held.Values.Aggregate(_all.OldestPosition, (low, held) => Math.Min(low, held.OldestPosition));
            }
        }
    }

    /// <returns>The queue that someone must begin to deliver; null when someone does.</returns>
    public LaneQueue? Add(RoutedReading reading)
    {
        lock (_gate)
        {
            var queue = _held.GetValueOrDefault(reading.Arrival.Sensor, _all);
            queue.Waiting.Enqueue(reading);
            return Wake(queue);
        }
    }

    /// <summary>The next readings to deliver; null when there are none and delivering ends.</summary>
    public RoutedReading[]? Take(LaneQueue queue, int max)
    {
        lock (_gate)
        {
            if (queue.Waiting.Count == 0)
            {
                queue.Busy = false;
                if (queue is { Sensor: { } sensor, SettingAside: false })
                {
                    _held.Remove(sensor);
                }

                return null;
            }

            queue.InFlightFrom = queue.Waiting.Peek().Position;
            var batch = new RoutedReading[Math.Min(max, queue.Waiting.Count)];
            for (var i = 0; i < batch.Length; i++)
            {
                batch[i] = queue.Waiting.Dequeue();
            }

            return batch;
        }
    }

    /// <summary>
    /// The street has what was taken, up to what is left of it if any. From here on the position may pass it, so from here on it has to be saved: a save
    /// that began while it was on its way may have missed it.
    /// </summary>
    public void Delivered(LaneQueue queue, ReadOnlySpan<RoutedReading> left)
    {
        lock (_gate)
        {
            queue.InFlightFrom = left.IsEmpty ? long.MaxValue : left[0].Position;
            _touched = true;
        }
    }

    /// <summary>Holds a sensor: what was being delivered of it and what waits goes into a queue of its own.</summary>
    /// <returns>The queue that someone must begin to deliver; null when someone does.</returns>
    public LaneQueue? Hold(TwinId sensor, IEnumerable<RoutedReading> undelivered)
    {
        lock (_gate)
        {
            if (!_held.TryGetValue(sensor, out var queue))
            {
                _held[sensor] = queue = new LaneQueue(sensor);
            }

            foreach (var reading in undelivered.Concat(_all.TakeOut(sensor)))
            {
                queue.Waiting.Enqueue(reading);
            }

            return Wake(queue);
        }
    }

    /// <summary>Whether the street took anything since the last time this was asked.</summary>
    public bool TakeTouched()
    {
        lock (_gate)
        {
            var touched = _touched;
            _touched = false;
            return touched;
        }
    }

    /// <summary>The street did not save: it counts as touched still.</summary>
    public void Touch()
    {
        lock (_gate)
        {
            _touched = true;
        }
    }

    private static LaneQueue? Wake(LaneQueue queue)
    {
        if (queue.Busy)
        {
            return null;
        }

        queue.Busy = true;
        return queue;
    }
}
