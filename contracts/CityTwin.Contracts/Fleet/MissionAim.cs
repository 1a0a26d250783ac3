using CityTwin.City;

namespace CityTwin.Fleet;

/// <summary>Where a mission is to be and what it is to do there.</summary>
/// <param name="Place">The point, or the middle of the area.</param>
/// <param name="Cell">The cell of that point: who may see the mission.</param>
/// <param name="Area">The ring of an area, without holes, or the points of a route; empty for a point.</param>
/// <param name="Building">What is to be inspected.</param>
/// <param name="Target">Whom to escort, or where to deliver.</param>
/// <param name="RadiusM">Of a cordon.</param>
/// <param name="Waypoints">Of an imported flight, taken as they are; empty to have them planned.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.MissionAim")]
public sealed record MissionAim(
    [property: Id(0)] GeoPoint Place,
    [property: Id(1)] DivisionCode Cell,
    [property: Id(2)] IReadOnlyList<GeoPoint> Area,
    [property: Id(3)] TwinId? Building,
    [property: Id(4)] GeoPoint? Target,
    [property: Id(5)] double? RadiusM,
    [property: Id(6)] IReadOnlyList<TaskStop> Waypoints);
