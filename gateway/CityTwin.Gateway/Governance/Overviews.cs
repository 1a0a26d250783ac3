using CityTwin.City;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Live;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Governance;

/// <summary>The overviews that are watched: one computation an area, however many watch it.</summary>
internal sealed class Overviews(
    LiveHub hub, CityModel city, FigureReader figures, IOptions<GovernanceOptions> options, ClusterPulse pulse, ILoggerFactory logs)
    : IAsyncDisposable
{
    private readonly FeedPool<DivisionCode, OverviewFeed> _feeds = new(
        area => new OverviewFeed(
            area, city.DistrictsOf(area), hub, figures, options.Value, logs.CreateLogger<OverviewFeed>()),
        hub.Options.Linger, hub.Clock, pulse);

    /// <summary>Areas that are watched, or were a moment ago.</summary>
    public int Count => _feeds.Count;

    /// <summary>Tells one watcher: now, and again whenever it has changed.</summary>
    public async Task Watch(DivisionCode area, StreamPen<V1.OverviewUpdate> pen, CancellationToken cancel)
    {
        using var hold = await _feeds.Hold(area, hub.Options.ReadyWithin, cancel);
        var signal = new Signal(hub.Clock);
        hold.Feed.Join(signal);
        try
        {
            var sent = 0L;
            while (true)
            {
                var (version, update) = hold.Feed.Latest;
                if (update is not null && version > sent)
                {
                    await pen.Write(update, cancel);
                    sent = version;
                    await Task.Delay(options.Value.OverviewEvery, hub.Clock, cancel);
                }
                else if (!await signal.Wait(hub.Options.HeartbeatEvery, cancel))
                {
                    await pen.Write(new V1.OverviewUpdate { Heartbeat = true }, cancel);
                }
            }
        }
        finally
        {
            hold.Feed.Quit(signal);
        }
    }

    public ValueTask DisposeAsync() => _feeds.DisposeAsync();
}
