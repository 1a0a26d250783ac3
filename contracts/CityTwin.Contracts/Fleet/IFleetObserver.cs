using CityTwin.City;
using Orleans.Concurrency;

namespace CityTwin.Fleet;

/// <summary>Receives a district's units as they change: of each the newest, at most a few times a second.</summary>
[Alias("CityTwin.IFleetObserver")]
public interface IFleetObserver : IGrainObserver
{
    [OneWay]
    [Alias("OnUnits")]
    Task OnUnits(DivisionCode district, IReadOnlyList<UnitView> units);
}
