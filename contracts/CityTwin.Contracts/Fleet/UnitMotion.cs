using CityTwin.City;

namespace CityTwin.Fleet;

/// <summary>Where a unit is and how it moves.</summary>
/// <param name="AtMs">When it was so, by the unit's clock where it has one.</param>
/// <param name="HeadingDeg">From north, clockwise; null when unknown.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.UnitMotion")]
public sealed record UnitMotion(
    [property: Id(0)] long AtMs,
    [property: Id(1)] GeoPoint Position,
    [property: Id(2)] double? HeadingDeg,
    [property: Id(3)] double SpeedMps,
    [property: Id(4)] double ClimbMps);
