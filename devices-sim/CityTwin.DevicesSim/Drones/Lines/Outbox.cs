using CityTwin.DevicesSim.Drones.Cloud;

namespace CityTwin.DevicesSim.Drones.Lines;

/// <summary>
/// Messages that wait for the line, in their order. While it is down only those are kept that must arrive; beyond the bound the
/// oldest report makes room, and then the oldest of all.
/// </summary>
internal sealed class Outbox(int bound, DroneTally tally)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<CloudMessage> _waiting = new();
    private TaskCompletionSource _filled = New();
    private bool _isUp;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count;
            }
        }
    }

    public void Line(bool isUp)
    {
        lock (_lock)
        {
            _isUp = isUp;
            for (var node = isUp ? null : _waiting.First; node is not null;)
            {
                var next = node.Next;
                if (!node.Value.IsSure)
                {
                    _waiting.Remove(node);
                }

                node = next;
            }

            Wake();
        }
    }

    public void Add(CloudMessage message)
    {
        lock (_lock)
        {
            if (!_isUp && !message.IsSure)
            {
                return;
            }

            if (_waiting.Count >= bound)
            {
                MakeRoom();
            }

            _waiting.AddLast(message);
            Wake();
        }
    }

    public CloudMessage? Oldest()
    {
        lock (_lock)
        {
            return _waiting.First?.Value;
        }
    }

    public void Done(CloudMessage message)
    {
        lock (_lock)
        {
            _waiting.Remove(message);
        }
    }

    /// <summary>Completes when there is something to do.</summary>
    public Task Woken()
    {
        lock (_lock)
        {
            if (_waiting.Count > 0)
            {
                return Task.CompletedTask;
            }

            return _filled.Task;
        }
    }

    public void Wake()
    {
        _filled.TrySetResult();
        _filled = New();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void MakeRoom()
    {
        var node = _waiting.First;
        while (node is not null && node.Value.IsSure)
        {
            node = node.Next;
        }

        _waiting.Remove(node ?? _waiting.First!);
        tally.Drop();
    }
}
