using CityTwin.Governance;

namespace CityTwin.Sensing;

/// <summary>All that a cell has to tell its street: the rows of it, its buildings and its sensors, and its counts.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.CellReport")]
internal sealed record CellReport(
    [property: Id(0)] IReadOnlyList<TwinRow> Rows, [property: Id(1)] CountVector Counts);
