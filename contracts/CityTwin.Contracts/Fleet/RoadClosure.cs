using CityTwin.City;

namespace CityTwin.Fleet;

/// <summary>A part of the road graph that cannot be used, or not as usual.</summary>
/// <param name="Edge">A road's id.</param>
/// <param name="FromMs">When it begins.</param>
/// <param name="UntilMs">When it ends; null until it is lifted.</param>
/// <param name="DepthM">Of water, for a flooded road; null for one that is closed.</param>
/// <param name="By">Who, or which alert or order, says so.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.RoadClosure")]
public sealed record RoadClosure(
    [property: Id(0)] string Edge,
    [property: Id(1)] long FromMs,
    [property: Id(2)] long? UntilMs,
    [property: Id(3)] double? DepthM,
    [property: Id(4)] string By);
