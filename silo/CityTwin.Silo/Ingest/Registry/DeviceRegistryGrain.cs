using CityTwin.City;
using CityTwin.Hosting;
using CityTwin.Mqtt;
using CityTwin.Sensing;
using Microsoft.Extensions.Options;

namespace CityTwin.Ingest.Registry;

/// <summary>
/// A shard of the registry. Readers interleave and see only what is stored: a change is made on a copy that takes the
/// place of the old one after the write.
/// </summary>
[GrainType("device-registry")]
internal sealed class DeviceRegistryGrain(
    [PersistentState("devices")] IPersistentState<DeviceShardState> state,
    CityCatalogue city,
    IGrainFactory grains,
    TimeProvider clock,
    IOptions<RegistryOptions> options,
    ILogger<DeviceRegistryGrain> log) : Grain, IDeviceRegistryGrain
{
    private readonly Doors _doors = new(options.Value, clock, log);
    private readonly Enrolment _enrolment = new(grains);
    private readonly UnitEnrolment _units = new(grains);
    private DeviceShardState _stored = new();
    private string[] _ids = [];

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Show(state.State);
        return base.OnActivateAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<ProvisionOutcome>> Provision(IReadOnlyList<DeviceRequest> requests)
    {
        var outcomes = new Dictionary<string, ProvisionOutcome>(StringComparer.Ordinal);
        var wanted = new List<DeviceRequest>();
        foreach (var request in await WithDocks(requests))
        {
            if (await Judge(request, wanted.Count) is { } refusal)
            {
                outcomes.TryAdd(request.DeviceId, refusal);
            }
            else if (wanted.TrueForAll(other => other.DeviceId != request.DeviceId))
            {
                wanted.Add(request);
            }
        }

        var places = await _enrolment.Enroll([.. wanted.Where(request => request.Unit is null)], IsRevoked);
        var units = await _units.Enrol([.. wanted.Where(request => request.Unit is not null)], IsRevoked);
        var records = new List<DeviceRecord>();
        foreach (var request in wanted)
        {
            var place = places.GetValueOrDefault(request.DeviceId);
            if (place is null && !units.Contains(request.DeviceId) && request.Kind.Length > 0)
            {
                outcomes[request.DeviceId] = Intake.Refused(
                    request, ProvisionError.TwinTaken, $"'{request.RequestedTwin}' is another device's.");
                continue;
            }

            var record = Register(request, place);
            records.Add(record);
            outcomes[request.DeviceId] = new ProvisionOutcome(request.DeviceId, record, ProvisionError.None, "");
        }

        await Store(records);
        return [.. requests.Select(request => outcomes[request.DeviceId])];
    }

    public async Task<DeviceRecord?> Rotate(string deviceId, byte[] secretSha256)
    {
        if (_stored.Devices.GetValueOrDefault(deviceId) is not { Revoked: false } device)
        {
            return null;
        }

        var rotated = device with { SecretSha256 = secretSha256, RotatedAtMs = NowMs() };
        await Store([rotated]);
        return rotated;
    }

    public async Task<DeviceRecord?> Revoke(string deviceId)
    {
        var device = _stored.Devices.GetValueOrDefault(deviceId);
        if (device is null || device.Revoked)
        {
            return device;
        }

        var revoked = device with { Revoked = true };
        await Store([revoked]);
        return revoked;
    }

    public Task<DeviceRecord?> Find(string deviceId) => Task.FromResult(_stored.Devices.GetValueOrDefault(deviceId));

    public Task<IReadOnlyList<DeviceRecord>> FindBehind(string gateway) => Task.FromResult<IReadOnlyList<DeviceRecord>>(
        [.. _ids.Select(id => _stored.Devices[id]).Where(device => device.Gateway == gateway)]);

    public Task<IReadOnlyList<DeviceRecord>> List(DivisionCode? area, string? after, int max)
    {
        var at = after is null ? 0 : Array.BinarySearch(_ids, after, StringComparer.Ordinal);
        var start = after is null ? 0 : at < 0 ? ~at : at + 1;
        return Task.FromResult<IReadOnlyList<DeviceRecord>>(
        [
            .. _ids.Skip(start).Select(id => _stored.Devices[id])
                .Where(device => area is null || area.Value.Contains(device.Cell))
                .Take(max),
        ]);
    }

    public Task<bool> Notify(string deviceId, byte[] payload) => _doors.Notify(deviceId, payload);

    public Task<bool> Send(string deviceId, string topic, byte[] payload, bool atLeastOnce) =>
        _doors.Send(deviceId, topic, payload, atLeastOnce);

    public Task<long> Watch(IFrontDoorObserver door)
    {
        _doors.Add(door);
        return Task.FromResult(_stored.Revision);
    }

    /// <summary>A drone's dock is the one that speaks for it, so that the two cannot disagree.</summary>
    private async Task<IReadOnlyList<DeviceRequest>> WithDocks(IReadOnlyList<DeviceRequest> requests)
    {
        var docked = new List<DeviceRequest>(requests.Count);
        foreach (var request in requests)
        {
            var dock = request is { Unit.Id.Kind: TwinKind.Drone, Gateway: { } gateway } && DeviceId.IsValid(gateway)
                && await Ask(gateway) is { Unit: { Id.Kind: TwinKind.Dock } unit } ? unit.Id : (TwinId?)null;
            docked.Add(dock is null ? request : request with { Unit = request.Unit! with { Dock = dock } });
        }

        return docked;
    }

    /// <param name="before">How many of the same batch are to be registered before it.</param>
    private async Task<ProvisionOutcome?> Judge(DeviceRequest request, int before)
    {
        if (_stored.Devices.GetValueOrDefault(request.DeviceId) is { } known)
        {
            return Intake.Refused(request, ProvisionError.AlreadyExists, known.Revoked
                ? $"'{request.DeviceId}' was registered and is revoked, and an id is not given twice: register the device under another id."
                : $"'{request.DeviceId}' is registered already; rotate its credential for a new password.");
        }

        if (Intake.Refuse(request, city) is { } refusal)
        {
            return refusal;
        }

        if (request.Gateway is { } gateway && !await IsActive(gateway))
        {
            return Intake.Refused(request, ProvisionError.UnknownGateway, $"'{gateway}' is not a registered device.");
        }

        var most = options.Value.MaxDevicesPerShard;
        return _stored.Devices.Count + before >= most
            ? Intake.Refused(request, ProvisionError.RegistryFull,
                $"Registry shard {this.GetPrimaryKeyString()}, which the id falls to, is full: Registry:MaxDevicesPerShard is {most}.")
            : null;
    }

    private async Task<bool> IsActive(string gateway) =>
        DeviceId.IsValid(gateway) && await Ask(gateway) is { Revoked: false };

    private async Task<bool> IsRevoked(string deviceId) => await Ask(deviceId) is { Revoked: true };

    private async Task<DeviceRecord?> Ask(string deviceId)
    {
        var shard = DeviceShard.KeyOf(deviceId);
        return shard == this.GetPrimaryKeyString()
            ? _stored.Devices.GetValueOrDefault(deviceId)
            : await grains.Grain<IDeviceRegistryGrain>(shard).Find(deviceId);
    }

    private DeviceRecord Register(DeviceRequest request, SensorDefinition? place) => new(
        request.DeviceId, place, request.Cell, request.SecretSha256, request.Gateway, Revoked: false,
        ProvisionedAtMs: NowMs(), RotatedAtMs: null, request.ProvisionedBy, request.Unit);

    /// <summary>Writes, shows and tells. When the write fails nothing has changed for anyone.</summary>
    private async Task Store(IReadOnlyList<DeviceRecord> changed)
    {
        if (changed.Count == 0)
        {
            return;
        }

        var devices = new Dictionary<string, DeviceRecord>(_stored.Devices);
        foreach (var device in changed)
        {
            devices[device.DeviceId] = device;
        }

        var next = new DeviceShardState { Revision = _stored.Revision + 1, Devices = devices };
        state.State = next;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State = _stored;
            throw;
        }

        Show(next);
        await _doors.Tell([.. changed.Select(device => device.DeviceId)]);
    }

    private void Show(DeviceShardState next)
    {
        _stored = next;
        _ids = [.. next.Devices.Keys.Order(StringComparer.Ordinal)];
    }

    private long NowMs() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
