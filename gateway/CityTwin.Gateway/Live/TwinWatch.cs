using CityTwin.City;
using CityTwin.Gateway.Rpc;
using CityTwin.Gateway.Twins;

namespace CityTwin.Gateway.Live;

/// <summary>One watcher of twins: the picture of its streets, then what changes.</summary>
internal sealed class TwinWatch(LiveHub hub, TwinView view, IReadOnlyList<DivisionCode> streets, StreamPen<V1.TwinUpdate> pen)
{
    public async Task Run(CancellationToken cancel)
    {
        var signal = new Signal(hub.Clock);
        var buffer = new TwinBuffer(view, signal, hub.Options.MaxPendingTwins);
        var holds = await hub.Streets.HoldAll(streets, hub.Options.ReadyWithin, cancel);
        try
        {
            foreach (var hold in holds)
            {
                hold.Feed.Join(buffer);
            }

            await SendSnapshot(buffer, cancel);
            await SendChanges(buffer, signal, cancel);
        }
        finally
        {
            foreach (var hold in holds)
            {
                hold.Feed.Quit(buffer);
                hold.Dispose();
            }
        }
    }

    private async Task SendSnapshot(TwinBuffer buffer, CancellationToken cancel)
    {
        // So many and no more: what changes meanwhile comes after, or a busy city's picture would never be complete.
        var left = buffer.Count;
        do
        {
            var changes = Take(buffer);
            left -= changes.Rows.Count + changes.Removed.Count;
            var update = ToProto(changes);
            update.Snapshot = true;
            update.SnapshotComplete = left <= 0;
            await pen.Write(update, cancel);
        }
        while (left > 0);
    }

    private async Task SendChanges(TwinBuffer buffer, Signal signal, CancellationToken cancel)
    {
        while (true)
        {
            var changes = Take(buffer);
            if (!changes.Empty)
            {
                await pen.Write(ToProto(changes), cancel);
                await Task.Delay(hub.Options.TwinsEvery, hub.Clock, cancel);
            }
            else if (!await signal.Wait(hub.Options.HeartbeatEvery, cancel))
            {
                await pen.Write(new V1.TwinUpdate { Heartbeat = true }, cancel);
            }
        }
    }

    private TwinChanges Take(TwinBuffer buffer)
    {
        var changes = buffer.Take(hub.Options.TwinsPerMessage);
        return changes.Overflowed
            ? throw Refusal.TooSlow($"More than {hub.Options.MaxPendingTwins} twins wait to be sent; watch a smaller area.")
            : changes;
    }

    private static V1.TwinUpdate ToProto(TwinChanges changes)
    {
        var update = new V1.TwinUpdate();
        update.Twins.AddRange(changes.Rows.Select(row => row.ToProto()));
        update.Removed.AddRange(changes.Removed.Select(id => id.Value));
        update.Divisions.AddRange(changes.Counts.Select(counts => counts.ToDivision()));
        return update;
    }
}
