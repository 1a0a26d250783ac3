using CityTwin.Governance;

namespace CityTwin.Sensing;

/// <summary>A cell for its panel.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.CellView")]
public sealed record CellView(
    [property: Id(0)] TwinRow Row,
    [property: Id(1)] CountVector Counts,
    [property: Id(2)] IReadOnlyList<RuleStanding> Rules);
