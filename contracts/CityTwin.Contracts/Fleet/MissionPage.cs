namespace CityTwin.Fleet;

/// <summary>Missions, newest first, and the log's head they were read at.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.MissionPage")]
public sealed record MissionPage(
    [property: Id(0)] IReadOnlyList<MissionView> Missions, [property: Id(1)] MissionCursor? Next, [property: Id(2)] long Head);
