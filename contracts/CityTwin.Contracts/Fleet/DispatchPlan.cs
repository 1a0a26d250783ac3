namespace CityTwin.Fleet;

/// <summary>A district's plan: who does what when, and what nobody can do.</summary>
/// <param name="Revision">Grows with every re-plan.</param>
/// <param name="Because">Why it was made anew, as <c>mission-done</c>, <c>unit-failed</c>, <c>new-mission</c>, <c>closure</c>.</param>
/// <param name="TookMs">How long the planning took.</param>
/// <param name="Bound">A proven lower bound of the cost, where there is one.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.DispatchPlan")]
public sealed record DispatchPlan(
    [property: Id(0)] long Revision,
    [property: Id(1)] long AtMs,
    [property: Id(2)] string Because,
    [property: Id(3)] double Cost,
    [property: Id(4)] double? Bound,
    [property: Id(5)] double TookMs,
    [property: Id(6)] IReadOnlyList<UnitPlan> Units,
    [property: Id(7)] IReadOnlyList<UnplacedMission> Unplaced);
