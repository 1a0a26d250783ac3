using System.Collections.Immutable;
using CityTwin.City;
using CityTwin.Gateway.Live;
using CityTwin.Governance;

namespace CityTwin.Gateway.Governance;

/// <summary>
/// One area's overview for all who watch it: counted when a log of its districts has come further, or after a while, and told
/// when it is another than before.
/// </summary>
internal sealed class OverviewFeed(
    DivisionCode area, IReadOnlyList<DivisionCode> districts, LiveHub hub, FigureReader figures, GovernanceOptions options,
    ILogger<OverviewFeed> log)
    : Feed($"Overview of {area}", options.OverviewEvery, hub.Options.RetryAfter, hub.Clock, log)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<DivisionCode, FiguresAt> _known = [];
    private IReadOnlyList<FeedHold<DistrictFeed>> _holds = [];
    private ImmutableArray<Signal> _listeners = [];
    private (long Version, V1.OverviewUpdate? Update) _latest;
    private DateTimeOffset _recountAt;

    /// <summary>The overview last told; its version grows with each.</summary>
    public (long Version, V1.OverviewUpdate? Update) Latest
    {
        get
        {
            lock (_gate)
            {
                return _latest;
            }
        }
    }

    public void Join(Signal listener)
    {
        lock (_gate)
        {
            _listeners = _listeners.Add(listener);
        }
    }

    public void Quit(Signal listener)
    {
        lock (_gate)
        {
            _listeners = _listeners.Remove(listener);
        }
    }

    protected override async Task Refresh(CancellationToken cancel)
    {
        if (_holds.Count == 0)
        {
            _holds = await hub.Districts.HoldAll(districts, hub.Options.ReadyWithin, cancel);
        }

        var now = Clock.GetUtcNow();
        var all = now >= _recountAt;
        DivisionCode[] moved =
        [
            .. _holds.Select(hold => hold.Feed)
                .Where(feed => all || !_known.TryGetValue(feed.District, out var known) || known.Sequence < feed.Head)
                .Select(feed => feed.District),
        ];
        if (moved.Length == 0)
        {
            return;
        }

        foreach (var (i, part) in (await figures.Of(area, moved, cancel)).Index())
        {
            _known[moved[i]] = part;
        }

        _recountAt = all ? now + options.RecountEvery : _recountAt;
        Tell(figures.Sum(area, [.. districts.Select(district => _known[district])]).ToProto(options.MaxHeatPlaces));
    }

    protected override Task Leave()
    {
        foreach (var hold in _holds)
        {
            hold.Dispose();
        }

        return Task.CompletedTask;
    }

    private void Tell(V1.Overview overview)
    {
        lock (_gate)
        {
            if (_latest.Update is { } before && IsSame(before.Overview, overview))
            {
                return;
            }

            _latest = (_latest.Version + 1, new V1.OverviewUpdate { Overview = overview });
            foreach (var listener in _listeners)
            {
                listener.Set();
            }
        }
    }

    /// <summary>That time has passed is no change.</summary>
    private static bool IsSame(V1.Overview before, V1.Overview after)
    {
        var then = before.Clone();
        then.AsOf = after.AsOf;
        return then.Equals(after);
    }
}
