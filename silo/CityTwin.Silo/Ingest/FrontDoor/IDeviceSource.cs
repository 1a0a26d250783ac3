namespace CityTwin.Ingest.FrontDoor;

/// <summary>Where the front door learns who a device is.</summary>
internal interface IDeviceSource
{
    /// <returns>Null when there is no such device.</returns>
    Task<DeviceRecord?> Find(string deviceId);
}
