using System.Collections.Immutable;
using CityTwin.City;
using CityTwin.Fleet;

namespace CityTwin.Gateway.Live;

/// <summary>The units of a district as they are, kept up by pushes; each renewal makes good a push that was lost.</summary>
internal sealed class FleetFeed : Feed, IFleetObserver
{
    private readonly Lock _gate = new();
    private readonly IFleetGrain _grain;
    private readonly IFleetObserver _reference;
    private readonly IClusterClient _cluster;
    private readonly Dictionary<TwinId, UnitView> _units = [];
    private ImmutableArray<Action<UnitView>> _listeners = [];

    public FleetFeed(DivisionCode district, IClusterClient cluster, LiveOptions options, TimeProvider clock, ILogger<FleetFeed> log)
        : base($"Fleet of {district}", options.RenewEvery, options.RetryAfter, clock, log)
    {
        _cluster = cluster;
        _grain = cluster.GetGrain<IFleetGrain>(district.Value);
        _reference = cluster.CreateObjectReference<IFleetObserver>(this);
    }

    /// <summary>Tells a listener all that is, and then all that changes. It must be quick: a lock is held.</summary>
    public void Join(Action<UnitView> listener)
    {
        lock (_gate)
        {
            _listeners = _listeners.Add(listener);
            foreach (var unit in _units.Values)
            {
                listener(unit);
            }
        }
    }

    public void Quit(Action<UnitView> listener)
    {
        lock (_gate)
        {
            _listeners = _listeners.Remove(listener);
        }
    }

    public Task OnUnits(DivisionCode district, IReadOnlyList<UnitView> units)
    {
        Take(units);
        return Task.CompletedTask;
    }

    protected override async Task Refresh(CancellationToken cancel) => Take(await _grain.Subscribe(_reference));

    protected override async Task Leave()
    {
        await _grain.Unsubscribe(_reference);
        _cluster.DeleteObjectReference<IFleetObserver>(_reference);
    }

    private void Take(IReadOnlyList<UnitView> units)
    {
        lock (_gate)
        {
            foreach (var unit in units)
            {
                if (_units.TryGetValue(unit.Id, out var known) && unit.Version <= known.Version)
                {
                    continue;
                }

                _units[unit.Id] = unit;
                foreach (var listener in _listeners)
                {
                    listener(unit);
                }
            }
        }
    }
}
