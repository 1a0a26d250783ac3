using CityTwin.City;
using CityTwin.Governance;

namespace CityTwin.Sensing;

/// <summary>A cell for its panel.</summary>
/// <param name="Units">Drones, robots and teams that are in it now, by id.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.CellView")]
public sealed record CellView(
    [property: Id(0)] TwinRow Row,
    [property: Id(1)] CountVector Counts,
    [property: Id(2)] IReadOnlyList<RuleStanding> Rules,
    [property: Id(3)] IReadOnlyList<TwinId>? Units = null);
