using CityTwin.City;

namespace CityTwin.Gateway.Live;

/// <summary>One watcher of an area's units: all of them, then each as it changes.</summary>
/// <param name="every">From one message to the next at least; what changes meanwhile is sent together.</param>
internal sealed class UnitWatch(
    LiveHub hub, DivisionCode area, IReadOnlyList<DivisionCode> districts, TimeSpan every, StreamPen<V1.UnitUpdate> pen)
{
    public async Task Run(CancellationToken cancel)
    {
        var signal = new Signal(hub.Clock);
        var buffer = new UnitBuffer(area, signal);
        Action<UnitFace> listener = buffer.OnUnit;
        var holds = await hub.Fleets.HoldAll(districts, hub.Options.ReadyWithin, cancel);
        try
        {
            foreach (var hold in holds)
            {
                hold.Feed.Join(area, listener);
            }

            await SendAll(buffer, cancel);
            await SendChanges(buffer, signal, cancel);
        }
        finally
        {
            foreach (var hold in holds)
            {
                hold.Feed.Quit(area, listener);
                hold.Dispose();
            }
        }
    }

    private async Task SendAll(UnitBuffer buffer, CancellationToken cancel)
    {
        var (units, _) = buffer.Take();
        foreach (var part in units.OrderBy(face => face.Unit.Id).Chunk(hub.Options.TwinsPerMessage))
        {
            await pen.Write(ToProto(part, []), cancel);
        }

        await pen.Write(new V1.UnitUpdate { SnapshotComplete = true }, cancel);
    }

    private async Task SendChanges(UnitBuffer buffer, Signal signal, CancellationToken cancel)
    {
        while (true)
        {
            if (!await signal.Wait(hub.Options.HeartbeatEvery, cancel))
            {
                await pen.Write(new V1.UnitUpdate { Heartbeat = true }, cancel);
                continue;
            }

            var (units, removed) = buffer.Take();
            if (units.Count + removed.Count == 0)
            {
                continue;
            }

            var began = hub.Clock.GetTimestamp();
            foreach (var part in units.Chunk(hub.Options.TwinsPerMessage).DefaultIfEmpty([]))
            {
                await pen.Write(ToProto(part, removed), cancel);
                removed = [];
            }

            // Writing is part of the pause: else what says where it is once a second would be told of less often than that.
            if (every - hub.Clock.GetElapsedTime(began) is var left && left > TimeSpan.Zero)
            {
                await Task.Delay(left, hub.Clock, cancel);
            }
        }
    }

    private static V1.UnitUpdate ToProto(IReadOnlyList<UnitFace> units, IReadOnlyList<TwinId> removed)
    {
        var update = new V1.UnitUpdate();
        update.Units.AddRange(units.Select(face => face.Shown));
        update.Removed.AddRange(removed.Select(id => id.Value));
        return update;
    }
}
