namespace CityTwin.Fleet;

/// <summary>A part of why one unit was preferred to another.</summary>
/// <param name="Name">As <c>travel</c>, <c>lateness</c>, <c>energy</c>, <c>fairness</c>, <c>coverage</c>, <c>surplus</c>.</param>
/// <param name="Amount">In its own unit.</param>
/// <param name="Unit">As <c>s</c>, <c>%</c>.</param>
/// <param name="Cost">What it adds to the sum that is made least, in seconds' worth.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.CostTerm")]
public sealed record CostTerm(
    [property: Id(0)] string Name, [property: Id(1)] double Amount, [property: Id(2)] string Unit, [property: Id(3)] double Cost);
