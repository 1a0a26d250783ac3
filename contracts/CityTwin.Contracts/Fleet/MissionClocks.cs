namespace CityTwin.Fleet;

/// <summary>When what happened; null until it has.</summary>
/// <param name="ReadingAtMs">The first reading of the alert it comes from.</param>
/// <param name="AlertAtMs">When that alert was raised.</param>
/// <param name="LaunchAtMs">When an automatic launch is due unless somebody holds it back.</param>
/// <param name="HandledAtMs">When what it was for was handled.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.MissionClocks")]
public sealed record MissionClocks(
    [property: Id(0)] long? ReadingAtMs = null,
    [property: Id(1)] long? AlertAtMs = null,
    [property: Id(2)] long PlannedAtMs = 0,
    [property: Id(3)] long? LaunchAtMs = null,
    [property: Id(4)] long? OfferedAtMs = null,
    [property: Id(5)] long? AcceptedAtMs = null,
    [property: Id(6)] long? UnderWayAtMs = null,
    [property: Id(7)] long? OnSceneAtMs = null,
    [property: Id(8)] long? FoundAtMs = null,
    [property: Id(9)] long? HandledAtMs = null,
    [property: Id(10)] long? EndedAtMs = null);
