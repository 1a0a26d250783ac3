using CityTwin.City;
using CityTwin.Fleet;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>A district's fleet in memory: what the script's units are, pushed when one is reported.</summary>
public sealed class ScriptedFleet(Script script) : Grain, IFleetGrain
{
    private readonly HashSet<IFleetObserver> _observers = [];

    private DivisionCode District => DivisionCode.Parse(this.GetPrimaryKeyString());

    public async Task Report(UnitView unit)
    {
        script.Units[unit.Id] = unit;
        foreach (var observer in _observers)
        {
            await observer.OnUnits(District, [unit]);
        }
    }

    public Task<UnitPage> List(UnitQuery query)
    {
        UnitView[] found =
        [
            .. Mine().Where(unit => (query.Area is not { } area || area.Contains(unit.Cell) || area.Contains(unit.Definition.Cell))
                    && (query.Kinds is not { } kinds || kinds.Contains(unit.Id.Kind))
                    && (query.Statuses is not { } statuses || statuses.Contains(unit.Status))
                    && (query.Capability is not { } capability || unit.Capabilities.Contains(capability))
                    && (query.After is not { } after || unit.Id.CompareTo(after) > 0))
                .OrderBy(unit => unit.Id),
        ];
        return Task.FromResult(new UnitPage([.. found.Take(query.Max)], found.Length > query.Max));
    }

    public Task<IReadOnlyList<UnitView>> Subscribe(IFleetObserver observer)
    {
        _observers.Add(observer);
        return Task.FromResult<IReadOnlyList<UnitView>>([.. Mine()]);
    }

    public Task Unsubscribe(IFleetObserver observer)
    {
        _observers.Remove(observer);
        return Task.CompletedTask;
    }

    private IEnumerable<UnitView> Mine() => script.Units.Values.Where(unit => unit.Definition.Cell.District == District);
}
