using CityTwin.City;

namespace CityTwin.Fleet;

/// <summary>Which units. Null means any.</summary>
/// <param name="Area">A division in which they are now, or have their home.</param>
/// <param name="After">Only units after this id.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.UnitQuery")]
public sealed record UnitQuery(
    [property: Id(0)] DivisionCode? Area = null,
    [property: Id(1)] IReadOnlyList<TwinKind>? Kinds = null,
    [property: Id(2)] IReadOnlyList<UnitStatus>? Statuses = null,
    [property: Id(3)] Capability? Capability = null,
    [property: Id(4)] TwinId? After = null,
    [property: Id(5)] int Max = 200);
