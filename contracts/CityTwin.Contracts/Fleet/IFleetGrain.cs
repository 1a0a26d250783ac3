using Orleans.Concurrency;

namespace CityTwin.Fleet;

/// <summary>The units at home in a district, keyed by its code: the list, and the live feed of maps.</summary>
[Alias("CityTwin.IFleetGrain")]
public interface IFleetGrain : IGrainWithStringKey
{
    /// <summary>A unit has changed. Of one unit only the newest counts.</summary>
    [OneWay]
    [Alias("Report")]
    Task Report(UnitView unit);

    [AlwaysInterleave]
    [Alias("List")]
    Task<UnitPage> List(UnitQuery query);

    /// <summary>Subscribes for a minute; call again to renew. Answers all units as they are.</summary>
    [AlwaysInterleave]
    [Alias("Subscribe")]
    Task<IReadOnlyList<UnitView>> Subscribe(IFleetObserver observer);

    [AlwaysInterleave]
    [Alias("Unsubscribe")]
    Task Unsubscribe(IFleetObserver observer);
}
