namespace CityTwin.DevicesSim.Drones.Waylines;

/// <summary>Actions of a wayline, from a waypoint to another.</summary>
/// <param name="EverySeconds">More than 0: over and over on the way.</param>
/// <param name="EveryM">More than 0: each so many metres on the way.</param>
internal sealed record ActionGroup(int From, int To, double EverySeconds, double EveryM, IReadOnlyList<WaylineAction> Actions)
{
    /// <summary>Whether it is done on arrival.</summary>
    public bool IsAtPoint => EverySeconds <= 0 && EveryM <= 0;
}
