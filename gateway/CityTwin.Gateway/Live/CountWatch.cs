using CityTwin.City;
using CityTwin.Gateway.Rpc;
using CityTwin.Gateway.Twins;
using CityTwin.Governance;

namespace CityTwin.Gateway.Live;

/// <summary>One watcher of counts: of a city by district, a district by street, or a street by community.</summary>
internal sealed class CountWatch(LiveHub hub, IClusterClient cluster, DivisionCode area, StreamPen<V1.TwinUpdate> pen)
{
    /// <summary>A street is asked for its cells' counts at most so often.</summary>
    private static readonly TimeSpan StreetEvery = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<DivisionCode, CountVector> _pending = [];
    private readonly Signal _signal = new(hub.Clock);

    public Task Run(CancellationToken cancel) =>
        area.Level == DivisionLevel.Street ? RunStreet(cancel) : RunCentre(cancel);

    private async Task RunCentre(CancellationToken cancel)
    {
        using var hold = await hub.Centres.Hold(area, hub.Options.ReadyWithin, cancel);
        Action<CountVector> listener = Note;
        try
        {
            hold.Feed.Join(listener);
            await Send(Take(), snapshot: true, cancel);
            await SendChanges(() => Task.FromResult(Take()), hub.Options.TwinsEvery, cancel);
        }
        finally
        {
            hold.Feed.Quit(listener);
        }
    }

    private async Task RunStreet(CancellationToken cancel)
    {
        var grain = cluster.GetGrain<IStreetGrain>(TwinId.Centre(area).Value);
        using var hold = await hub.Streets.Hold(area, hub.Options.ReadyWithin, cancel);
        var nothing = new TwinView(area, null, []);
        var dirty = new TwinBuffer(nothing, _signal, hub.Options.MaxPendingTwins);
        try
        {
            hold.Feed.Join(dirty);
            dirty.Take(1);
            await Send(await ByCommunity(grain), snapshot: true, cancel);
            await SendChanges(
                async () => dirty.Take(1).Empty ? [] : await ByCommunity(grain), StreetEvery, cancel);
        }
        finally
        {
            hold.Feed.Quit(dirty);
        }
    }

    private async Task SendChanges(
        Func<Task<IReadOnlyCollection<V1.DivisionCounts>>> take, TimeSpan pause, CancellationToken cancel)
    {
        while (true)
        {
            var changed = await take();
            if (changed.Count > 0)
            {
                await Send(changed, snapshot: false, cancel);
                await Task.Delay(pause, hub.Clock, cancel);
            }
            else if (!await _signal.Wait(hub.Options.HeartbeatEvery, cancel))
            {
                await pen.Write(new V1.TwinUpdate { Heartbeat = true }, cancel);
            }
        }
    }

    private Task Send(IReadOnlyCollection<V1.DivisionCounts> counts, bool snapshot, CancellationToken cancel)
    {
        var update = new V1.TwinUpdate { Snapshot = snapshot, SnapshotComplete = snapshot };
        update.Divisions.AddRange(counts);
        return pen.Write(update, cancel);
    }

    private void Note(CountVector counts)
    {
        lock (_gate)
        {
            _pending[counts.Source.Birthplace] = counts;
        }

        _signal.Set();
    }

    private IReadOnlyCollection<V1.DivisionCounts> Take()
    {
        lock (_gate)
        {
            V1.DivisionCounts[] taken = [.. _pending.Values.Select(counts => counts.ToDivision())];
            _pending.Clear();
            return taken;
        }
    }

    private async Task<IReadOnlyCollection<V1.DivisionCounts>> ByCommunity(IStreetGrain street)
    {
        var counts = await street.Counts();
        var communities = counts.Children.GroupBy(cell => cell.Source.Birthplace.Parent!.Value);
        return
        [
            counts.Total.ToDivision(),
            .. communities.Select(community => new V1.DivisionCounts
            {
                Code = community.Key.Value, Counts = CountSum.Of(counts.Total.Source, [.. community]).ToProto(),
            }),
        ];
    }
}
