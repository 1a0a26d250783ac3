using System.Threading.Channels;
using CityTwin.City;
using CityTwin.Ledger;

namespace CityTwin.Silo.Tests.Running;

/// <summary>
/// Follows a district's log as a gateway does, and lets a test wait for an event: what a push shows to be missing is
/// read from the log, and what comes by push after that was known already. One test at a time asks it.
/// </summary>
internal sealed class LogEar : IDistrictLogObserver
{
    /// <summary>A lost push after which nothing comes is found by looking at the log, as a gateway does.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private readonly Channel<IReadOnlyList<LoggedEvent>> _pushes =
        Channel.CreateUnbounded<IReadOnlyList<LoggedEvent>>();

    private readonly List<LoggedEvent> _entries = [];
    private readonly List<LoggedEvent> _pushed = [];
    private IDistrictLogGrain _log = null!;
    private long _place;

    /// <summary>The log's entries since it subscribed, in the log's order.</summary>
    public IReadOnlyList<LoggedEvent> Entries => _entries;

    /// <summary>What was pushed to it, as it came.</summary>
    public IReadOnlyList<LoggedEvent> Pushed => _pushed;

    public async Task<long> Subscribe(IClusterClient client, IDistrictLogGrain log)
    {
        _log = log;
        return _place = await log.Subscribe(client.CreateObjectReference<IDistrictLogObserver>(this));
    }

    public Task OnAppended(DivisionCode district, IReadOnlyList<LoggedEvent> entries)
    {
        _pushes.Writer.TryWrite(entries);
        return Task.CompletedTask;
    }

    public async Task<LoggedEvent> Until(Func<LoggedEvent, bool> isIt, TimeSpan patience)
    {
        await Until(() => _entries.Exists(entry => isIt(entry)), patience);
        return _entries.Find(entry => isIt(entry))!;
    }

    /// <summary>Waits until so many entries were pushed, in whatever order.</summary>
    public Task UntilPushed(int entries, TimeSpan patience) => Until(() => _pushed.Count >= entries, patience);

    private async Task Until(Func<bool> holds, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        var push = _pushes.Reader.WaitToReadAsync(limit.Token).AsTask();
        while (!holds())
        {
            if (await Task.WhenAny(push, Task.Delay(LookEvery, TimeProvider.System, limit.Token)) != push)
            {
                limit.Token.ThrowIfCancellationRequested();
                await ReadUntil(await _log.Head() + 1);
            }
            else if (await push && _pushes.Reader.TryRead(out var entries))
            {
                await Take(entries);
                push = _pushes.Reader.WaitToReadAsync(limit.Token).AsTask();
            }
        }
    }

    private async Task Take(IReadOnlyList<LoggedEvent> pushed)
    {
        _pushed.AddRange(pushed);
        if (pushed[0].Entry.Sequence > _place + 1)
        {
            await ReadUntil(pushed[0].Entry.Sequence);
        }

        Follow(pushed);
    }

    /// <summary>A push was lost, or has been overtaken by a later one.</summary>
    private async Task ReadUntil(long sequence)
    {
        while (_place + 1 < sequence)
        {
            var page = await _log.Read(_place, (int)(sequence - _place - 1));
            page.Entries.ShouldNotBeEmpty($"The log has nothing between {_place} and {sequence}.");
            Follow(page.Entries);
        }
    }

    private void Follow(IReadOnlyList<LoggedEvent> entries)
    {
        foreach (var entry in entries.Where(entry => entry.Entry.Sequence > _place))
        {
            _entries.Add(entry);
            _place = entry.Entry.Sequence;
        }
    }
}
