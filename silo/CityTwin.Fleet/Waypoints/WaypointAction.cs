namespace CityTwin.Fleet.Waypoints;

/// <summary>Something to do at a waypoint.</summary>
/// <param name="Value">In the unit of the kind; 0 where it has none.</param>
public readonly record struct WaypointAction(WaypointActionKind Kind, double Value = 0);
