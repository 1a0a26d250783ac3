namespace CityTwin.Governance;

/// <summary>What happened in one hour.</summary>
/// <param name="StartMs">When it began: a whole hour, UTC.</param>
/// <param name="Reported">Reports, those merged later too.</param>
/// <param name="Late">Orders of which a clock ran out in it before what it measures was done.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.HourFigures")]
public sealed record HourFigures(
    [property: Id(0)] long StartMs,
    [property: Id(1)] int Reported,
    [property: Id(2)] int Established,
    [property: Id(3)] int Closed,
    [property: Id(4)] int Late);
