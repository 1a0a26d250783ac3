using CityTwin.City;

namespace CityTwin.Governance;

/// <summary>All rows at a version (none when no snapshot was asked for).</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.StreetSnapshot")]
public sealed record StreetSnapshot(
    [property: Id(0)] DivisionCode Street,
    [property: Id(1)] long Version,
    [property: Id(2)] IReadOnlyList<TwinRow> Rows,
    [property: Id(3)] CountVector Counts);
