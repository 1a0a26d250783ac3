using CityTwin.City;
using CityTwin.Ingest;
using CityTwin.Sensing;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>A registry that takes every device it does not know, but fails at one whose id begins with <c>fails-</c>.</summary>
public sealed class ScriptedRegistry : Grain, IDeviceRegistryGrain
{
    private readonly SortedDictionary<string, DeviceRecord> _devices = new(StringComparer.Ordinal);

    public Task<IReadOnlyList<ProvisionOutcome>> Provision(IReadOnlyList<DeviceRequest> requests) =>
        requests.Any(request => request.DeviceId.StartsWith("fails-", StringComparison.Ordinal))
            ? Task.FromException<IReadOnlyList<ProvisionOutcome>>(new IOException("The shard's blob cannot be written."))
            : Task.FromResult<IReadOnlyList<ProvisionOutcome>>([.. requests.Select(Provision)]);

    public Task<DeviceRecord?> Rotate(string deviceId, byte[] secretSha256) => Change(
        deviceId, device => device with { SecretSha256 = secretSha256, RotatedAtMs = 1 });

    public Task<DeviceRecord?> Revoke(string deviceId) => Change(deviceId, device => device with { Revoked = true });

    public Task<DeviceRecord?> Find(string deviceId) => Task.FromResult(_devices.GetValueOrDefault(deviceId));

    public Task<IReadOnlyList<DeviceRecord>> FindBehind(string gateway) =>
        Task.FromResult<IReadOnlyList<DeviceRecord>>([.. _devices.Values.Where(device => device.Gateway == gateway)]);

    public Task<IReadOnlyList<DeviceRecord>> List(DivisionCode? area, string? after, int max) =>
        Task.FromResult<IReadOnlyList<DeviceRecord>>(
        [
            .. _devices.Values.Where(device => (area?.Contains(device.Cell) ?? true)
                && (after is null || string.CompareOrdinal(device.DeviceId, after) > 0)).Take(max),
        ]);

    /// <summary>Nobody watches here: it is the front door that does.</summary>
    public Task<long> Watch(IFrontDoorObserver door) => Task.FromResult(0L);

    public Task<bool> Notify(string deviceId, byte[] payload) => Task.FromResult(false);

    public Task<bool> Send(string deviceId, string topic, byte[] payload, bool atLeastOnce) => Task.FromResult(false);

    private ProvisionOutcome Provision(DeviceRequest request)
    {
        if (_devices.ContainsKey(request.DeviceId))
        {
            return new ProvisionOutcome(request.DeviceId, null, ProvisionError.AlreadyExists, "There is one.");
        }

        var sensor = new SensorDefinition(TwinId.Sensor(request.Cell, $"{_devices.Count:D4}"), request.DeviceId, request.Kind,
            request.Cell, request.Position ?? default, null, request.Name, request.Clock);
        var device = new DeviceRecord(request.DeviceId, sensor, request.Cell, request.SecretSha256, request.Gateway, false, 0,
            null, request.ProvisionedBy);
        _devices.Add(request.DeviceId, device);
        return new ProvisionOutcome(request.DeviceId, device, ProvisionError.None, "");
    }

    private Task<DeviceRecord?> Change(string deviceId, Func<DeviceRecord, DeviceRecord> change)
    {
        if (!_devices.TryGetValue(deviceId, out var device))
        {
            return Task.FromResult<DeviceRecord?>(null);
        }

        return Task.FromResult<DeviceRecord?>(_devices[deviceId] = change(device));
    }
}
