namespace CityTwin.Fleet;

/// <summary>A command, who gives it and under which key.</summary>
/// <param name="By">A principal's id, or one of <see cref="MissionActors"/>.</param>
/// <param name="RequestId">The same key again does nothing again; null for none.</param>
/// <param name="ExpectedVersion">Refuse when the mission has another; null for any.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.MissionRequest")]
public sealed record MissionRequest(
    [property: Id(0)] MissionCommand Command,
    [property: Id(1)] string By,
    [property: Id(2)] string? RequestId = null,
    [property: Id(3)] int? ExpectedVersion = null);
