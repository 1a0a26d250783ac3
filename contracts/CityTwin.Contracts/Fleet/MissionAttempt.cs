using CityTwin.City;

namespace CityTwin.Fleet;

/// <summary>One unit's try.</summary>
/// <param name="Outcome">Null while it is the one that counts; then <c>declined</c>, <c>forfeited</c>, <c>overridden</c>, <c>done</c>, <c>aborted</c>.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.MissionAttempt")]
public sealed record MissionAttempt(
    [property: Id(0)] int Number,
    [property: Id(1)] TwinId Unit,
    [property: Id(2)] long Fence,
    [property: Id(3)] long OfferedAtMs,
    [property: Id(4)] long? EtaMs,
    [property: Id(5)] string By,
    [property: Id(6)] string? Outcome,
    [property: Id(7)] string? Code,
    [property: Id(8)] string? Reason);
