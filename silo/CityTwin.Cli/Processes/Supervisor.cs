namespace CityTwin.Cli.Processes;

/// <summary>Starts programs one after the other, watches them, and stops them in reverse.</summary>
public sealed class Supervisor(TimeProvider clock) : IAsyncDisposable
{
    private readonly Spawner _spawner = new();
    private readonly List<Child> _children = [];

    public IReadOnlyList<Child> Children => _children;

    public async Task<Child> Start(ChildPlan plan)
    {
        var child = await Child.Start(plan, _spawner, clock);
        _children.Add(child);
        return child;
    }

    /// <summary>Waits for work that needs all programs alive.</summary>
    /// <exception cref="CliException">One of them ended first; the message has the end of its log.</exception>
    public async Task While(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        using var race = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var working = work(race.Token);
        var exits = _children.Select(child => child.Exited as Task).ToList();
        var first = await Task.WhenAny([working, .. exits]);
        if (first == working || stop.IsCancellationRequested)
        {
            await working;
            return;
        }

        await race.CancelAsync();
        await working.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        throw new CliException(await _children[exits.IndexOf(first)].Obituary());
    }

    /// <summary>Stops all, the last started first.</summary>
    /// <param name="tell">Hears of each.</param>
    public async Task StopAll(Action<string> tell)
    {
        foreach (var child in Enumerable.Reverse(_children))
        {
            if (child.Exited.IsCompleted)
            {
                continue;
            }

            tell(await child.Stop() ? $"stopped the {child.Name}" : $"killed the {child.Name}: it did not stop in time");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAll(_ => { });
        _children.ForEach(child => child.Dispose());
        _spawner.Dispose();
    }
}
