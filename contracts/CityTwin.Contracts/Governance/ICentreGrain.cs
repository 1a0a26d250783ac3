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

/// <summary>A centre's own sum, and its children's: what a map coloured by division needs.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.CentreCounts")]
public sealed record CentreCounts(
    [property: Id(0)] CountVector Total, [property: Id(1)] IReadOnlyList<CountVector> Children);

/// <summary>Receives a centre's counts when they change, at most four times a second; the newest replaces the last.</summary>
[Alias("CityTwin.ICentreObserver")]
public interface ICentreObserver : IGrainObserver
{
    [OneWay]
    [Alias("OnCounts")]
    Task OnCounts(CountVector total, IReadOnlyList<CountVector> changed);
}
