using Orleans.Utilities;

namespace CityTwin.Ingest.Registry;

/// <summary>The front doors that watch a shard.</summary>
internal sealed partial class Doors(RegistryOptions options, TimeProvider clock, ILogger log)
{
    private readonly ObserverManager<IFrontDoorObserver> _doors = new(options.WatchFor, log)
    {
        GetDateTime = () => clock.GetUtcNow().UtcDateTime,
    };

    public void Add(IFrontDoorObserver door) => _doors.Subscribe(door, door);

    /// <summary>Completes when every door has acted, or the time is up: a door that is gone must not hold a change.</summary>
    public async Task Tell(IReadOnlyList<string> deviceIds)
    {
        try
        {
            await All(door => door.Changed(deviceIds)).WaitAsync(options.TellWithin, clock);
        }
        catch (TimeoutException)
        {
            LogSlow(log, deviceIds.Count, options.TellWithin);
        }
    }

    /// <returns>Whether the device is at one of the doors and has acknowledged the message.</returns>
    public Task<bool> Notify(string deviceId, byte[] payload) =>
        Any(door => door.Notify(deviceId, payload), options.NotifyWithin);

    /// <returns>Whether the device is at one of the doors and listens there.</returns>
    public Task<bool> Send(string deviceId, string topic, byte[] payload, bool atLeastOnce) =>
        Any(door => door.Send(deviceId, topic, payload, atLeastOnce), options.SendWithin);

    /// <summary>Completes when a door has the device, when none has, or when the time is up.</summary>
    private async Task<bool> Any(Func<IFrontDoorObserver, Task<bool>> ask, TimeSpan within)
    {
        var taken = new TaskCompletionSource();
        var all = All(async door =>
        {
            if (await ask(door))
            {
                taken.TrySetResult();
            }
        });
        try
        {
            await Task.WhenAny(taken.Task, all).WaitAsync(within, clock);
        }
        catch (TimeoutException)
        {
            // A door that hangs; whether another had the device is known.
        }

        return taken.Task.IsCompleted;
    }

    /// <summary>All at once: behind a door that hangs, the others would hear too late.</summary>
    private Task All(Func<IFrontDoorObserver, Task> tell)
    {
        _doors.ClearExpired();
        return Task.WhenAll(_doors.ToArray().Select(One));

        async Task One(IFrontDoorObserver door)
        {
            try
            {
                await tell(door);
            }
            catch (Exception)
            {
                _doors.Unsubscribe(door); // One that is there all the same comes back when it renews.
            }
        }
    }

    [LoggerMessage(LogLevel.Warning,
        "A front door did not take the change of {Devices} devices within {Within}; it will when it renews")]
    private static partial void LogSlow(ILogger log, int devices, TimeSpan within);
}
