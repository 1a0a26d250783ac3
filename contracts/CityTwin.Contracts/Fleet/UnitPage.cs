namespace CityTwin.Fleet;

/// <summary>Units by id, and whether there are more.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.UnitPage")]
public sealed record UnitPage([property: Id(0)] IReadOnlyList<UnitView> Units, [property: Id(1)] bool HasMore);
