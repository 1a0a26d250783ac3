using System.Collections.Concurrent;
using CityTwin.Ingest;

namespace CityTwin.Silo.Tests.Ingest.FrontDoor;

/// <summary>A log that a test can hold, fail and read.</summary>
internal sealed class MemoryIntake : IReadingIntake
{
    private readonly ConcurrentQueue<AcceptedReading> _committed = new();
    private Task _last = Task.CompletedTask;
    private int _entered;
    private int _waiting;
    private (int Count, TaskCompletionSource Signal) _wanted = (int.MaxValue, new TaskCompletionSource());
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<AcceptedReading> Committed => [.. _committed];

    public IEnumerable<double> Values => Committed.Select(reading => reading.Reading.Values[0].Value);

    /// <summary>Set to make the log refuse.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Set to hold commits until it completes.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Holds commits until the answer completes.</summary>
    public TaskCompletionSource Hold()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Gate = gate.Task;
        return gate;
    }

    /// <summary>Completes when something was handed over.</summary>
    public Task Asked => _asked.Task;

    /// <summary>The most readings that were handed over and not yet committed at any time.</summary>
    public int MostWaiting { get; private set; }

    /// <summary>Completes when so many readings were handed over.</summary>
    public Task Entered(int count)
    {
        lock (_committed)
        {
            _wanted = (count, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            Tell();
            return _wanted.Signal.Task;
        }
    }

    public ValueTask<Task> Enter(IReadOnlyList<AcceptedReading> readings, CancellationToken cancellationToken)
    {
        lock (_committed)
        {
            _entered += readings.Count;
            _waiting += readings.Count;
            MostWaiting = Math.Max(MostWaiting, _waiting);
            _last = Commit(_last, [.. readings]);
            _asked.TrySetResult();
            Tell();
            return new ValueTask<Task>(_last);
        }
    }

    private async Task Commit(Task before, AcceptedReading[] readings)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Gate;
        lock (_committed)
        {
            _waiting -= readings.Length;
        }

        if (Failure is not null)
        {
            throw Failure;
        }

        foreach (var reading in readings)
        {
            _committed.Enqueue(reading);
        }
    }

    private void Tell()
    {
        if (_entered >= _wanted.Count)
        {
            _wanted.Signal.TrySetResult();
        }
    }
}
