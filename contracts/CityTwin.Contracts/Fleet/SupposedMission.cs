using CityTwin.City;

namespace CityTwin.Fleet;

/// <summary>A mission that is not over, as it would be.</summary>
/// <param name="Unit">The unit that would have it, from whoever has it; null when it would have failed.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.SupposedMission")]
public sealed record SupposedMission([property: Id(0)] MissionId Mission, [property: Id(1)] TwinId? Unit);
