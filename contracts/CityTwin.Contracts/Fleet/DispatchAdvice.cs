namespace CityTwin.Fleet;

/// <summary>Who can, who should, when they would arrive and what they would leave uncovered.</summary>
/// <param name="Bids">The best first; those that cannot, with why, last.</param>
/// <param name="Launch">The rule that would launch by itself, if any.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.DispatchAdvice")]
public sealed record DispatchAdvice(
    [property: Id(0)] DispatchAsk Ask,
    [property: Id(1)] MissionAim Aim,
    [property: Id(2)] IReadOnlyList<UnitBid> Bids,
    [property: Id(3)] string? Launch,
    [property: Id(4)] long AtMs);
