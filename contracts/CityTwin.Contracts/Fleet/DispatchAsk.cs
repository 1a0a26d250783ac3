using CityTwin.City;

namespace CityTwin.Fleet;

/// <summary>What units are wanted for.</summary>
/// <param name="Alert">An alert's id; then place, correlation and clocks come from it.</param>
/// <param name="Order">An order's id; likewise.</param>
/// <param name="Aim">Where, when neither alert nor order says it, or when it is to be elsewhere.</param>
/// <param name="Needs">Null for what the kind usually needs.</param>
/// <param name="Units">Whom a person chose; empty for the recommendation.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.DispatchAsk")]
public sealed record DispatchAsk(
    [property: Id(0)] MissionKind Kind,
    [property: Id(1)] string? Alert = null,
    [property: Id(2)] string? Order = null,
    [property: Id(3)] MissionAim? Aim = null,
    [property: Id(4)] IReadOnlyList<Capability>? Needs = null,
    [property: Id(5)] int? Priority = null,
    [property: Id(6)] long? DeadlineMs = null,
    [property: Id(7)] IReadOnlyList<TwinId>? Units = null,
    [property: Id(8)] bool Exercise = false);
