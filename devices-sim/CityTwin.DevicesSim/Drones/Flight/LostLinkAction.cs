namespace CityTwin.DevicesSim.Drones.Flight;

/// <summary>
/// What an aircraft does when it has lost its dock. The Cloud API numbers these in two opposite ways; both are read here and nowhere
/// else.
/// </summary>
internal enum LostLinkAction
{
    ReturnHome,
    Hover,
    Land,
}
