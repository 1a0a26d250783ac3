namespace CityTwin.Fleet.Routing;

/// <summary>Water on a road: slower for those who can wade it, closed for the others.</summary>
/// <param name="EdgeId">The road edge, as in <c>roads.geojson</c>.</param>
/// <param name="FromMs">The first moment, Unix milliseconds.</param>
/// <param name="UntilMs">The first moment when it is dry again; nothing where nobody knows.</param>
/// <param name="DepthM">Of the water, metres.</param>
public sealed record FloodedRoad(string EdgeId, long FromMs, long? UntilMs, double DepthM);
