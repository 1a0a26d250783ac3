namespace CityTwin.DevicesSim.Drones.Waylines;

/// <summary>Where a mission was broken off.</summary>
/// <param name="Index">The waypoint it was at, or had passed last.</param>
/// <param name="IsAtPoint">At a waypoint; otherwise on the way from it.</param>
/// <param name="Progress">From 0 to 1 on the way to the next.</param>
internal sealed record BreakPoint(int WaylineId, int Index, bool IsAtPoint, double Progress);
