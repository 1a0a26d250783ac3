namespace CityTwin.Ingest.Routing;

/// <summary>Room for a number of readings, given out in the order in which it was asked for.</summary>
internal sealed class Quota(int max)
{
    private readonly Lock _gate = new();
    private readonly Queue<Asked> _asked = new();
    private int _taken;

    public int Taken => Volatile.Read(ref _taken);

    /// <summary>Completes when room was reserved. Who asks for more than there ever is gets it when nobody has any.</summary>
    public ValueTask Take(int count, CancellationToken cancellationToken)
    {
        Asked asked;
        lock (_gate)
        {
            if (_asked.Count == 0 && Fits(count))
            {
                _taken += count;
                return ValueTask.CompletedTask;
            }

            asked = new Asked(count);
            _asked.Enqueue(asked);
        }

        return new ValueTask(Wait(asked, cancellationToken));
    }

    /// <summary>Takes it whether there is room or not.</summary>
    public void TakeAnyway(int count)
    {
        lock (_gate)
        {
            _taken += count;
        }
    }

    public void Leave(int count)
    {
        lock (_gate)
        {
            _taken -= count;
            Grant();
        }
    }

    private bool Fits(int count) => _taken == 0 || _taken + count <= max;

    private void Grant()
    {
        while (_asked.TryPeek(out var next) && (next.GivenUp || Fits(next.Count)))
        {
            _asked.Dequeue();
            if (!next.GivenUp)
            {
                _taken += next.Count;
                next.Granted.SetResult();
            }
        }
    }

    private async Task Wait(Asked asked, CancellationToken cancellationToken)
    {
        try
        {
            await asked.Granted.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            lock (_gate)
            {
                // It may have been granted at the same moment.
                asked.GivenUp = true;
                _taken -= asked.Granted.Task.IsCompleted ? asked.Count : 0;
                Grant();
            }

            throw;
        }
    }

    private sealed class Asked(int count)
    {
        public int Count => count;

        public TaskCompletionSource Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool GivenUp { get; set; }
    }
}
