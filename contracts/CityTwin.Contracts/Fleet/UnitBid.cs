using CityTwin.City;

namespace CityTwin.Fleet;

/// <summary>What a unit could offer for a mission.</summary>
/// <param name="Refusals">Why it cannot, by code, as <c>no-capability</c>, <c>too-little-energy</c>, <c>weather</c>; empty when it can.</param>
/// <param name="Cost">The sum of the terms; 0 when it cannot.</param>
/// <param name="EtaMs">
/// When it would be there; null when it cannot, and when its way was not looked for: then cost and terms are what it takes at the
/// least, and it has no way here.
/// </param>
/// <param name="ReasonZh">In a sentence.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.UnitBid")]
public sealed record UnitBid(
    [property: Id(0)] TwinId Unit,
    [property: Id(1)] string Name,
    [property: Id(2)] IReadOnlyList<string> Refusals,
    [property: Id(3)] double Cost,
    [property: Id(4)] IReadOnlyList<CostTerm> Terms,
    [property: Id(5)] long? EtaMs,
    [property: Id(6)] double? LengthM,
    [property: Id(7)] double? EnergyLeftPercent,
    [property: Id(8)] IReadOnlyList<GeoPoint> Path,
    [property: Id(9)] string ReasonZh,
    [property: Id(10)] string ReasonEn);
