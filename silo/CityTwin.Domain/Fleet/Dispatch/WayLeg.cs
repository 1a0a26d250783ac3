using CityTwin.City;

namespace CityTwin.Fleet.Dispatch;

/// <summary>A part of a way, to one stop.</summary>
/// <param name="To">With the altitude at which a drone is there.</param>
/// <param name="Path">Without its start, its end included; empty for a straight line.</param>
/// <param name="NodeIds">The road graph's nodes on it; empty for drones.</param>
public sealed record WayLeg(GeoPoint To, IReadOnlyList<GeoPoint> Path, IReadOnlyList<string> NodeIds, long ArriveMs);
