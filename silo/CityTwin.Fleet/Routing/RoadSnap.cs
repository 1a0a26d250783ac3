using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Routing;

/// <summary>A place on the roads.</summary>
/// <param name="Edge">The edge's index in the graph.</param>
/// <param name="AlongM">How far along the edge as it is drawn, metres.</param>
/// <param name="At">The point on the edge.</param>
/// <param name="DistanceM">From the place that was asked for, metres.</param>
public sealed record RoadSnap(int Edge, double AlongM, PlanePoint At, double DistanceM);
