using CityTwin.City;

namespace CityTwin.Fleet;

/// <summary>Which missions. Null means any.</summary>
/// <param name="After">Only missions older than this one: the last of the page before.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.MissionQuery")]
public sealed record MissionQuery(
    [property: Id(0)] DivisionCode? Area = null,
    [property: Id(1)] bool? Open = null,
    [property: Id(2)] IReadOnlyList<MissionState>? States = null,
    [property: Id(3)] TwinId? Unit = null,
    [property: Id(4)] string? CorrelationId = null,
    [property: Id(5)] MissionCursor? After = null,
    [property: Id(6)] int Max = 100);
