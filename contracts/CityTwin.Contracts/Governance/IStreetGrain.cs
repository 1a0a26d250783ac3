using CityTwin.City;
using Orleans.Concurrency;

namespace CityTwin.Governance;

/// <summary>
/// A street's centre, keyed by its twin id. It keeps the index that lists and viewports read (no query activates a
/// grain per row) and the street's counts.
/// </summary>
[Alias("CityTwin.IStreetGrain")]
public interface IStreetGrain : IGrainWithStringKey
{
    /// <summary>Rows that changed. A row with an older version than the index holds is ignored.</summary>
    [OneWay]
    [Alias("Apply")]
    Task Apply(IReadOnlyList<TwinRow> rows);

    [OneWay]
    [Alias("Remove")]
    Task Remove(TwinId id);

    /// <summary>Takes a cell's counts.</summary>
    [OneWay]
    [Alias("Report")]
    Task Report(CountVector cell);

    /// <summary>Rows by id, ascending.</summary>
    [Alias("List")]
    Task<TwinPage> List(TwinQuery query);

    /// <summary>The street's sum, and each cell's.</summary>
    [Alias("Counts")]
    Task<CentreCounts> Counts();

    /// <summary>
    /// Subscribes for a minute; call again to renew. Answers the index as it stands when asked to; what changes later
    /// is pushed.
    /// </summary>
    [Alias("Subscribe")]
    Task<StreetSnapshot> Subscribe(IStreetObserver observer, bool wantSnapshot);

    [Alias("Unsubscribe")]
    Task Unsubscribe(IStreetObserver observer);

    /// <summary>Activates the street and wakes its cells, so that silence is noticed without anyone looking.</summary>
    [ResponseTimeout("00:10:00")]
    [Alias("Wake")]
    Task Wake();
}
