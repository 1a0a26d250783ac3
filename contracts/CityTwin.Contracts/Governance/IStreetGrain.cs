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
    [Alias("Wake")]
    Task Wake();
}

/// <summary>Receives a street's deltas, at most four a second. Versions are contiguous: a gap means subscribe anew.</summary>
[Alias("CityTwin.IStreetObserver")]
public interface IStreetObserver : IGrainObserver
{
    [OneWay]
    [Alias("OnDelta")]
    Task OnDelta(StreetDelta delta);
}

/// <summary>The rows that changed since the delta before, newest state of each.</summary>
/// <param name="Version">One more than the delta before.</param>
/// <param name="Counts">The street's sum, when it changed.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.StreetDelta")]
public sealed record StreetDelta(
    [property: Id(0)] DivisionCode Street,
    [property: Id(1)] long Version,
    [property: Id(2)] IReadOnlyList<TwinRow> Rows,
    [property: Id(3)] IReadOnlyList<TwinId> Removed,
    [property: Id(4)] CountVector? Counts);

/// <summary>All rows at a version (none when no snapshot was asked for).</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.StreetSnapshot")]
public sealed record StreetSnapshot(
    [property: Id(0)] DivisionCode Street,
    [property: Id(1)] long Version,
    [property: Id(2)] IReadOnlyList<TwinRow> Rows,
    [property: Id(3)] CountVector Counts);
