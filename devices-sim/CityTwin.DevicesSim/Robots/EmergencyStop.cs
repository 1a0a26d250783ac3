namespace CityTwin.DevicesSim.Robots;

/// <summary>Where an emergency stop has to be acknowledged.</summary>
internal enum EmergencyStop
{
    None,
    Manual,
    Remote,
}
