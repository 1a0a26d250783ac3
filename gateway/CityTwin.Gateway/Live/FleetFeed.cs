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
    private readonly Dictionary<TwinId, UnitFace> _units = [];
    private readonly UnitListeners _listeners = new();

    public FleetFeed(DivisionCode district, IClusterClient cluster, LiveOptions options, TimeProvider clock, ILogger<FleetFeed> log)
        : base($"Fleet of {district}", options.RenewEvery, options.RetryAfter, clock, log)
    {
        _cluster = cluster;
        _grain = cluster.GetGrain<IFleetGrain>(district.Value);
        _reference = cluster.CreateObjectReference<IFleetObserver>(this);
    }

    /// <summary>Tells a listener all that is in an area, and then all that changes or leaves it. It must be quick: a lock is held.</summary>
    public void Join(DivisionCode area, Action<UnitFace> listener)
    {
        lock (_gate)
        {
            _listeners.Add(area, listener);
            foreach (var face in _units.Values)
            {
                if (UnitBuffer.Shows(area, face.Unit))
                {
                    listener(face);
                }
            }
        }
    }

    public void Quit(DivisionCode area, Action<UnitFace> listener)
    {
        lock (_gate)
        {
            _listeners.Remove(area, listener);
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
                var known = _units.GetValueOrDefault(unit.Id)?.Unit;
                if (unit.Version <= known?.Version)
                {
                    continue;
                }

                var face = _units[unit.Id] = new UnitFace(unit);
                _listeners.Tell(face, known);
            }
        }
    }
}
