namespace CityTwin.DevicesSim.Drones.Waylines;

/// <summary>What an aircraft does after its last waypoint.</summary>
internal enum FinishAction
{
    GoHome,
    Hover,
    Land,
    GoToFirst,
}
