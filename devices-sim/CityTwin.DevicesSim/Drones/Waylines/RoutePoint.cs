using CityTwin.DevicesSim.Drones.Flight;

namespace CityTwin.DevicesSim.Drones.Waylines;

/// <summary>A waypoint as it is flown: a place with what to do there and on the way from it.</summary>
internal sealed record RoutePoint(
    int WaylineId, int Index, Place Place, double SpeedMps, bool Stops, double? HeadingDeg, IReadOnlyList<WaylineAction> Actions)
{
    /// <summary>Done over and over from here to the next point.</summary>
    public IReadOnlyList<ActionGroup> OnTheWay { get; init; } = [];
}
