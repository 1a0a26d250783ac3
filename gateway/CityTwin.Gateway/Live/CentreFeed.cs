using System.Collections.Immutable;
using CityTwin.City;
using CityTwin.Governance;

namespace CityTwin.Gateway.Live;

/// <summary>What a centre and its children count, kept up by pushes; each renewal makes good a push that was lost.</summary>
internal sealed class CentreFeed : Feed, ICentreObserver
{
    private readonly Lock _gate = new();
    private readonly ICentreGrain _grain;
    private readonly ICentreObserver _reference;
    private readonly IClusterClient _cluster;
    private readonly Dictionary<TwinId, CountVector> _counts = [];
    private ImmutableArray<Action<CountVector>> _listeners = [];

    public CentreFeed(
        DivisionCode centre, IClusterClient cluster, LiveOptions options, TimeProvider clock, ILogger<CentreFeed> log)
        : base($"Centre {centre}", options.RenewEvery, options.RetryAfter, clock, log)
    {
        _cluster = cluster;
        _grain = cluster.GetGrain<ICentreGrain>(TwinId.Centre(centre).Value);
        _reference = cluster.CreateObjectReference<ICentreObserver>(this);
    }

    /// <summary>Tells a listener all that is counted, and then all that changes. It must be quick: a lock is held.</summary>
    public void Join(Action<CountVector> listener)
    {
        lock (_gate)
        {
            _listeners = _listeners.Add(listener);
            foreach (var counts in _counts.Values)
            {
                listener(counts);
            }
        }
    }

    public void Quit(Action<CountVector> listener)
    {
        lock (_gate)
        {
            _listeners = _listeners.Remove(listener);
        }
    }

    public Task OnCounts(CountVector total, IReadOnlyList<CountVector> changed)
    {
        Take([total, .. changed]);
        return Task.CompletedTask;
    }

    protected override async Task Refresh(CancellationToken cancel)
    {
        var counts = await _grain.Subscribe(_reference);
        Take([counts.Total, .. counts.Children]);
    }

    protected override async Task Leave()
    {
        await _grain.Unsubscribe(_reference);
        _cluster.DeleteObjectReference<ICentreObserver>(_reference);
    }

    private void Take(IReadOnlyList<CountVector> vectors)
    {
        lock (_gate)
        {
            foreach (var vector in vectors)
            {
                if (_counts.TryGetValue(vector.Source, out var known) && vector.Version <= known.Version)
                {
                    continue;
                }

                _counts[vector.Source] = vector;
                foreach (var listener in _listeners)
                {
                    listener(vector);
                }
            }
        }
    }
}
