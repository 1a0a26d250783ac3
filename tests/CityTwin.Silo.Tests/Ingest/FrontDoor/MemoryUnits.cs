using System.Collections.Concurrent;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Ingest;
using CityTwin.Silo.Tests.Running;

namespace CityTwin.Silo.Tests.Ingest.FrontDoor;

/// <summary>Units that a test can hold, fail and read.</summary>
internal sealed class MemoryUnits : IUnitIntake
{
    private readonly ConcurrentQueue<(TwinId Unit, UnitMessage Message)> _heard = new();
    private readonly Waiting<int> _waiting = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<(TwinId Unit, UnitMessage Message)> Heard => [.. _heard];

    public ConcurrentQueue<(TwinId Unit, UnitMessageRefused Refused)> Noted { get; } = new();

    /// <summary>The most messages handed over at once.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Set to make units deaf.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Set to hold hearing until it completes.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Completes when so many messages have been heard.</summary>
    public Task HeardAll(int count)
    {
        lock (_waiting)
        {
            var all = _waiting.For(heard => heard >= count);
            _waiting.Check(_heard.Count);
            return all;
        }
    }

    /// <summary>Completes when something was handed over.</summary>
    public Task Asked => _asked.Task;

    public async Task Hear(TwinId unit, IReadOnlyList<UnitMessage> messages, CancellationToken cancellationToken)
    {
        MostAtOnce = Math.Max(MostAtOnce, messages.Count);
        _asked.TrySetResult();
        await Gate;
        if (Failure is not null)
        {
            throw Failure;
        }

        foreach (var message in messages)
        {
            _heard.Enqueue((unit, message));
        }

        lock (_waiting)
        {
            _waiting.Check(_heard.Count);
        }
    }

    public void Note(TwinId unit, UnitMessageRefused refused) => Noted.Enqueue((unit, refused));
}
