using CityTwin.City;

namespace CityTwin.Fleet;

/// <summary>A line of the plan board: one mission of one unit.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.PlanEntry")]
public sealed record PlanEntry(
    [property: Id(0)] MissionId Mission,
    [property: Id(1)] MissionKind Kind,
    [property: Id(2)] MissionState State,
    [property: Id(3)] long StartMs,
    [property: Id(4)] long ArriveMs,
    [property: Id(5)] long EndMs,
    [property: Id(6)] GeoPoint Place,
    [property: Id(7)] string ReasonZh,
    [property: Id(8)] string ReasonEn);
