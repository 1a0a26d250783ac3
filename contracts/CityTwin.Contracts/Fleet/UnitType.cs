using CityTwin.City;

namespace CityTwin.Fleet;

/// <summary>A type of unit of the city package: what all its units have in common.</summary>
/// <param name="Code">As <c>dock-drone</c>, <c>pump-robot</c>, <c>fire-crew</c>.</param>
/// <param name="Kind">Drone, dock, robot or team.</param>
/// <param name="ClimbSpeedMps">Of drones; 0 for what stays on the ground.</param>
/// <param name="EnduranceS">How long a full store of energy lasts under way.</param>
/// <param name="ReserveShare">The share of the energy it has to come home with.</param>
/// <param name="MaxWindMps">It is not sent into more; null for any.</param>
/// <param name="MaxRainMmPerH">It is not sent into more; null for any.</param>
/// <param name="RoadProfile">How it uses roads: <c>vehicle</c>, <c>emergency</c>, <c>robot</c>, <c>walker</c>; null for drones.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.UnitType")]
public sealed record UnitType(
    [property: Id(0)] string Code,
    [property: Id(1)] TwinKind Kind,
    [property: Id(2)] string NameZh,
    [property: Id(3)] string NameEn,
    [property: Id(4)] IReadOnlyList<Capability> Capabilities,
    [property: Id(5)] double CruiseSpeedMps,
    [property: Id(6)] double ClimbSpeedMps,
    [property: Id(7)] double EnduranceS,
    [property: Id(8)] double PayloadKg,
    [property: Id(9)] double ReserveShare,
    [property: Id(10)] double? MaxWindMps,
    [property: Id(11)] double? MaxRainMmPerH,
    [property: Id(12)] string? RoadProfile)
{
    /// <summary>
    /// From the order to the first movement, seconds: a dock opens, a crew boards (NFPA 1710 calls it turnout time). What is
    /// under way already has none.
    /// </summary>
    [Id(13)] public double TurnOutS { get; init; }
}
