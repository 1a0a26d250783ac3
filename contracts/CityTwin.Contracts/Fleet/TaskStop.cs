using CityTwin.City;

namespace CityTwin.Fleet;

/// <summary>A place a task leads to.</summary>
/// <param name="Place">With the altitude above the terrain model's datum at which a drone is to be.</param>
/// <param name="Path">The way there from the stop before or from where the unit is, without its start; empty for a straight line.</param>
/// <param name="NodeIds">The road graph's nodes on that way, for units that know them; empty for drones.</param>
/// <param name="SpeedMps">Not faster than this; null for the type's own.</param>
/// <param name="HeadingDeg">Where to look; null for any.</param>
/// <param name="PlannedAtMs">When it should be there.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.TaskStop")]
public sealed record TaskStop(
    [property: Id(0)] GeoPoint Place,
    [property: Id(1)] IReadOnlyList<GeoPoint> Path,
    [property: Id(2)] IReadOnlyList<string> NodeIds,
    [property: Id(3)] IReadOnlyList<StopAction> Actions,
    [property: Id(4)] double? SpeedMps,
    [property: Id(5)] double? HeadingDeg,
    [property: Id(6)] long PlannedAtMs);
