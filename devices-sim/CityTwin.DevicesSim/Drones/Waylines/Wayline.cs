namespace CityTwin.DevicesSim.Drones.Waylines;

/// <summary>One route of a mission file.</summary>
internal sealed record Wayline(int Id, HeightMode Heights, IReadOnlyList<Waypoint> Points, IReadOnlyList<ActionGroup> Groups);
