using CityTwin.Alerts;

namespace CityTwin.Sensing;

/// <summary>
/// Tells alerts what rules say, one after the other, apart from whoever brought the reading: no reading waits for an alert
/// of another, and none is lost, since what is not told stays pending in the teller's state.
/// </summary>
/// <remarks>It runs in the turns of the teller's grain.</remarks>
internal sealed class Telling(ITeller teller, Func<AlertId, IAlertGrain> alerts, Surroundings around)
{
    private long _againAtMs;

    /// <summary>Completes when all that was pending is told, or could not be.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>Begins unless it is under way, or is known to be in vain just now.</summary>
    public void Start()
    {
        if (Running.IsCompleted && teller.Pending.Count > 0 && _againAtMs <= around.NowMs)
        {
            Running = Run();
        }
    }

    /// <summary>Begins after the pause. Whoever timed it may come a moment before the clock says so, and only once.</summary>
    public void StartAgain()
    {
        _againAtMs = 0;
        Start();
    }

    /// <summary>
    /// Completes when there is room for what the next readings say. While telling is under way it is waited for; while it is
    /// known to be in vain, it is not: others of the same delivery would wait along.
    /// </summary>
    /// <exception cref="TimeoutException">There is none. The readings are to be left untaken, and delivered again.</exception>
    public async Task MakeRoom()
    {
        if (teller.Pending.Count < around.MaxUntold)
        {
            return;
        }

        Start();
        await around.Patiently(Running);
        if (teller.Pending.Count >= around.MaxUntold)
        {
            throw new TimeoutException(
                $"{teller.Id} has {teller.Pending.Count} signals that its alerts have not taken: it takes readings again once they have.");
        }
    }

    private async Task Run()
    {
        while (teller.Pending is [var signal, ..])
        {
            try
            {
                await teller.Told(
                    signal, await around.InTime(alerts(signal.Id).Signal(signal)));
            }
            catch (Exception error)
            {
                _againAtMs = around.TellAgainAtMs;
                around.LogAlertWaits(teller.Id, signal.Id, error);
                teller.NotTold();
                return;
            }
        }
    }
}
