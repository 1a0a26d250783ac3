using CityTwin.City;

namespace CityTwin.Governance;

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
