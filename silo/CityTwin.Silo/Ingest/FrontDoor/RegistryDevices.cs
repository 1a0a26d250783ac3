using CityTwin.Hosting;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>The registry's shards as one.</summary>
internal sealed class RegistryDevices(IGrainFactory grains) : IDeviceSource
{
    public Task<DeviceRecord?> Find(string deviceId) =>
        grains.Grain<IDeviceRegistryGrain>(DeviceShard.KeyOf(deviceId)).Find(deviceId);
}
