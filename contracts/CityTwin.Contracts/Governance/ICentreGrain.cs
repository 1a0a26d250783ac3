using Orleans.Concurrency;

namespace CityTwin.Governance;

/// <summary>A governance centre of the city or a district, keyed by its twin id: what all below it count.</summary>
[Alias("CityTwin.ICentreGrain")]
public interface ICentreGrain : IGrainWithStringKey
{
    /// <summary>Takes a child's counts. Children call parents; parents never call children.</summary>
    [OneWay]
    [Alias("Report")]
    Task Report(CountVector child);

    /// <summary>The sum of the newest vectors of all children.</summary>
    [Alias("Counts")]
    Task<CentreCounts> Counts();

    /// <summary>Subscribes for a minute; call again to renew.</summary>
    [Alias("Subscribe")]
    Task<CentreCounts> Subscribe(ICentreObserver observer);

    [Alias("Unsubscribe")]
    Task Unsubscribe(ICentreObserver observer);
}
