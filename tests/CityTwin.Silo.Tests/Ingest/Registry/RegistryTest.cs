using CityTwin.City;
using CityTwin.Ingest;
using CityTwin.Sensing;
using CityTwin.Silo.Tests.Ingest.FrontDoor;
using CityTwin.Silo.Tests.Running;

namespace CityTwin.Silo.Tests.Ingest.Registry;

/// <summary>A test of the registry on the shared cluster, with device ids of its own.</summary>
public abstract class RegistryTest(SiloCluster silos) : ClusterTest(silos)
{
    private protected DeviceRequest Request(string name) => new(
        $"{name}-{Street}", TestCity.RiverLevel, Cell, Door.Sha256(Door.Secret), null, null, name, DeviceClock.Live, null,
        null, "test");

    private protected IDeviceRegistryGrain Shard(string deviceId) =>
        Client.GetGrain<IDeviceRegistryGrain>(DeviceShard.KeyOf(deviceId));

    private protected async Task<ProvisionOutcome> Provision(DeviceRequest request) =>
        (await Shard(request.DeviceId).Provision([request])).ShouldHaveSingleItem();

    private protected async Task<DeviceRecord> Provisioned(DeviceRequest request)
    {
        var outcome = await Provision(request);
        outcome.Error.ShouldBe(ProvisionError.None, outcome.Reason);
        return outcome.Device.ShouldNotBeNull();
    }

    private protected TwinId Twin(string serial) => TwinId.Sensor(Cell, serial);
}
