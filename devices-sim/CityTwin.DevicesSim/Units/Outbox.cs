namespace CityTwin.DevicesSim.Units;

/// <summary>
/// What a unit has said and its line has not sent yet. What must arrive waits for the line; anything else is lost while the line is down.
/// Bounded: the oldest make room, first among what need not arrive.
/// </summary>
internal sealed class Outbox(int capacity)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<UnitMessage> _messages = new();
    private readonly SemaphoreSlim _wake = new(0, 1);

    /// <returns>How many that must have arrived had to make room.</returns>
    public int Add(IReadOnlyList<UnitMessage> messages, bool isUp)
    {
        var dropped = 0;
        lock (_lock)
        {
            foreach (var message in messages.Where(message => isUp || message.MustArrive))
            {
                _messages.AddLast(message);
            }

            while (_messages.Count > capacity)
            {
                dropped += MakeRoom();
            }
        }

        Wake();
        return dropped;
    }

    /// <summary>The line is down: what need not arrive will not.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            for (var node = _messages.First; node is not null;)
            {
                var next = node.Next;
                if (!node.Value.MustArrive)
                {
                    _messages.Remove(node);
                }

                node = next;
            }
        }
    }

    /// <summary>The oldest; what must arrive stays until it is done with.</summary>
    public UnitMessage? Oldest()
    {
        lock (_lock)
        {
            var oldest = _messages.First?.Value;
            if (oldest is { MustArrive: false })
            {
                _messages.RemoveFirst();
            }

            return oldest;
        }
    }

    public void Done(UnitMessage message)
    {
        lock (_lock)
        {
            _messages.Remove(message);
        }
    }

    public void Wake()
    {
        lock (_lock)
        {
            if (_wake.CurrentCount == 0)
            {
                _wake.Release();
            }
        }
    }

    public Task Woken(CancellationToken stop) => _wake.WaitAsync(stop);

    private int MakeRoom()
    {
        for (var node = _messages.First; node is not null; node = node.Next)
        {
            if (!node.Value.MustArrive)
            {
                _messages.Remove(node);
                return 0;
            }
        }

        _messages.RemoveFirst();
        return 1;
    }
}
