namespace CityTwin.Fleet;

/// <summary>A mission that nobody can do now, and why.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.UnplacedMission")]
public sealed record UnplacedMission(
    [property: Id(0)] MissionId Mission, [property: Id(1)] string ReasonZh, [property: Id(2)] string ReasonEn);
