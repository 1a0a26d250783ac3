namespace CityTwin.Fleet;

/// <summary>A mission's place in a list, newest first.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.MissionCursor")]
public sealed record MissionCursor([property: Id(0)] long PlannedAtMs, [property: Id(1)] string Id);
