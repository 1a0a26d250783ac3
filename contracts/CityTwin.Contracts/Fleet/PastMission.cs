namespace CityTwin.Fleet;

/// <summary>A mission a unit has had, in short.</summary>
/// <param name="Outcome">As the mission's state names it, or <c>forfeited</c>.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.PastMission")]
public sealed record PastMission(
    [property: Id(0)] MissionId Mission,
    [property: Id(1)] MissionKind Kind,
    [property: Id(2)] string Outcome,
    [property: Id(3)] long BeganAtMs,
    [property: Id(4)] long EndedAtMs);
