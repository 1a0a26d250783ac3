using CityTwin.City;

namespace CityTwin.Fleet;

/// <summary>What a unit does when.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.UnitPlan")]
public sealed record UnitPlan(
    [property: Id(0)] TwinId Unit, [property: Id(1)] string Name, [property: Id(2)] IReadOnlyList<PlanEntry> Entries);
