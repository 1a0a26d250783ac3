using System.Collections.Concurrent;
using CityTwin.Ingest;

namespace CityTwin.Silo.Tests.Ingest.FrontDoor;

/// <summary>A log that a test can hold, fail and read.</summary>
internal sealed class MemoryIntake : IReadingIntake
{
    private readonly ConcurrentQueue<AcceptedReading> _committed = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<AcceptedReading> Committed => [.. _committed];

    public IEnumerable<double> Values => Committed.Select(reading => reading.Reading.Values[0].Value);

    /// <summary>Set to make the log refuse.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Set to hold commits until it completes.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Completes when something was handed over.</summary>
    public Task Asked => _asked.Task;

    public async ValueTask Commit(IReadOnlyList<AcceptedReading> readings, CancellationToken cancellationToken)
    {
        _asked.TrySetResult();
        await Gate.WaitAsync(cancellationToken);
        if (Failure is not null)
        {
            throw Failure;
        }

        foreach (var reading in readings)
        {
            _committed.Enqueue(reading);
        }
    }
}
