namespace CityTwin.Silo.Tests.Fleet.Together;

/// <summary>One way of a line, by the clock of its test. What need not arrive is lost, doubled and overtaken by seed; what must arrives once and in order.</summary>
internal sealed class Line<T>(int seed)
{
    private readonly Random _chance = new(seed);
    private readonly PriorityQueue<(T Message, bool MustArrive), (long DueMs, long Number)> _under = new();
    private long _number;
    private long _lastSureMs;

    public LineWeather Weather { get; set; } = LineWeather.Fair;

    public void Send(T message, bool mustArrive, long nowMs)
    {
        if (mustArrive)
        {
            _lastSureMs = Math.Max(_lastSureMs, nowMs + Delay());
            _under.Enqueue((message, true), (_lastSureMs, ++_number));
            return;
        }

        for (var copies = _chance.NextDouble() < Weather.Loss ? 0 : _chance.NextDouble() < Weather.Doubled ? 2 : 1; copies > 0; copies--)
        {
            _under.Enqueue((message, false), (nowMs + Delay(), ++_number));
        }
    }

    /// <summary>What has arrived by now.</summary>
    public bool TryTake(long nowMs, out T message)
    {
        if (_under.TryPeek(out var next, out var due) && due.DueMs <= nowMs)
        {
            message = _under.Dequeue().Message;
            return true;
        }

        message = next.Message;
        return false;
    }

    /// <summary>It breaks, and what is on its way is gone.</summary>
    /// <returns>What of that must arrive, oldest first: whoever said it has no receipt for it.</returns>
    public IReadOnlyList<T> Break()
    {
        var unanswered = new List<T>();
        while (_under.TryDequeue(out var lost, out _))
        {
            if (lost.MustArrive)
            {
                unanswered.Add(lost.Message);
            }
        }

        return unanswered;
    }

    private long Delay() => Weather.MaxDelayMs == 0 ? 0 : _chance.NextInt64(Weather.MaxDelayMs + 1);
}
