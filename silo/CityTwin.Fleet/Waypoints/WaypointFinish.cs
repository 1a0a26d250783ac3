namespace CityTwin.Fleet.Waypoints;

/// <summary>What the aircraft does after the last waypoint.</summary>
public enum WaypointFinish
{
    GoHome = 1,
    Land = 2,
    Hover = 3,
    GoToFirst = 4,
}
