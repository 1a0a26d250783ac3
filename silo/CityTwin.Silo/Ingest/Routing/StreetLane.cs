namespace CityTwin.Ingest.Routing;

/// <summary>One street's readings on their way. At most one call to the street is out, so order is kept.</summary>
internal sealed class StreetLane(string street)
{
    private readonly Lock _gate = new();
    private readonly Queue<(long Position, Arrival Arrival)> _waiting = new();
    private long _inFlightFrom = long.MaxValue;
    private bool _busy;
    private bool _touched;

    public string Street { get; } = street;

    /// <summary>The position of the oldest reading that the street has not taken; <see cref="long.MaxValue"/> for none.</summary>
    public long OldestPosition
    {
        get
        {
            lock (_gate)
            {
                return _inFlightFrom != long.MaxValue ? _inFlightFrom
                    : _waiting.TryPeek(out var next) ? next.Position
                    : long.MaxValue;
            }
        }
    }

    /// <returns>Whether someone must begin to deliver.</returns>
    public bool Add(long position, Arrival arrival)
    {
        lock (_gate)
        {
            _waiting.Enqueue((position, arrival));
            var wakes = !_busy;
            _busy = true;
            return wakes;
        }
    }

    /// <summary>The next readings to deliver; null when there are none and delivering ends.</summary>
    public Arrival[]? Take(int max)
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                _busy = false;
                return null;
            }

            _inFlightFrom = _waiting.Peek().Position;
            var batch = new Arrival[Math.Min(max, _waiting.Count)];
            for (var i = 0; i < batch.Length; i++)
            {
                batch[i] = _waiting.Dequeue().Arrival;
            }

            // From the first attempt on: one that seems to fail may have reached the street.
            _touched = true;
            return batch;
        }
    }

    /// <summary>The street has what was taken.</summary>
    public void Delivered()
    {
        lock (_gate)
        {
            _inFlightFrom = long.MaxValue;
        }
    }

    /// <summary>Whether the street was spoken to since the last time this was asked.</summary>
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
}
