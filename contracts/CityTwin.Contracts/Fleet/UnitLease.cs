namespace CityTwin.Fleet;

/// <summary>Who may command a unit: at most one at a time.</summary>
/// <param name="Holder">A mission's id, or a principal who has taken the unit over.</param>
/// <param name="Fence">Grows with every lease of the unit; each command carries it and an older one is refused.</param>
/// <param name="UntilMs">When it ends by itself, unless it is renewed.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.UnitLease")]
public sealed record UnitLease(
    [property: Id(0)] string Holder,
    [property: Id(1)] long Fence,
    [property: Id(2)] long GrantedAtMs,
    [property: Id(3)] long UntilMs);
