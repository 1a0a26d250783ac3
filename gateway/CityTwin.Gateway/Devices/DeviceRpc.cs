using CityTwin.Gateway.Auth;
using CityTwin.Gateway.Rpc;
using CityTwin.Ingest;
using Grpc.Core;

namespace CityTwin.Gateway.Devices;

/// <summary><c>citytwin.v1.DeviceService</c>.</summary>
internal sealed partial class DeviceRpc(DeviceRegistry registry, SecretSource secrets, ILogger<DeviceRpc> log)
    : V1.DeviceService.DeviceServiceBase
{
    private const int MaxBatch = 1_000;

    public override async Task<V1.DeviceCredential> ProvisionDevice(
        V1.ProvisionDeviceRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var credential = Credential.New(secrets);
        var (asked, rejection) = DeviceIntake.Read(request, caller, credential.Sha256);
        if (asked is null)
        {
            throw rejection!.ToStatus();
        }

        var outcome = (await registry.Provision([asked], context.CancellationToken))[asked.DeviceId];
        if (outcome.Device is not { } device)
        {
            throw DeviceRejection.Of(outcome).ToStatus();
        }

        LogProvisioned(1, 1, caller.Subject);
        return device.ToCredential(credential.Password);
    }

    public override async Task<V1.ProvisionDevicesResponse> ProvisionDevices(
        V1.ProvisionDevicesRequest request, ServerCallContext context)
    {
        if (request.Devices.Count is < 1 or > MaxBatch)
        {
            throw Refusal.Invalid("devices", $"{request.Devices.Count} devices are not from 1 to {MaxBatch}.");
        }

        var caller = Caller.Of(context);
        var items = new BatchItem[request.Devices.Count];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, asked) in request.Devices.Index())
        {
            items[i] = taken.Add(asked.DeviceId)
                ? BatchItem.Read(asked, caller, Credential.New(secrets))
                : BatchItem.Twice(asked);
        }

        var requests = items.Select(item => item.Request).OfType<DeviceRequest>().ToArray();
        var outcomes = await registry.Provision(requests, context.CancellationToken);
        var response = new V1.ProvisionDevicesResponse();
        response.Outcomes.AddRange(items.Select(item => item.Answer(outcomes)));
        LogProvisioned(response.Outcomes.Count(outcome => outcome.Credential is not null), items.Length, caller.Subject);
        return response;
    }

    public override async Task<V1.DeviceCredential> RotateCredential(
        V1.RotateCredentialRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        await Find(request.DeviceId, caller);
        var credential = Credential.New(secrets);
        var device = await registry.ShardOf(request.DeviceId).Rotate(request.DeviceId, credential.Sha256)
            ?? throw Refusal.Precondition($"Device '{request.DeviceId}' is revoked; register it anew under another id.");
        LogRotated(request.DeviceId, caller.Subject);
        return device.ToCredential(credential.Password);
    }

    public override async Task<V1.Device> RevokeDevice(V1.RevokeDeviceRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        await Find(request.DeviceId, caller);
        var device = await registry.ShardOf(request.DeviceId).Revoke(request.DeviceId) ?? throw Missing(request.DeviceId);
        LogRevoked(request.DeviceId, caller.Subject);
        return device.ToProto();
    }

    public override async Task<V1.Device> GetDevice(V1.GetDeviceRequest request, ServerCallContext context) =>
        (await Find(request.DeviceId, Caller.Of(context))).ToProto();

    public override async Task<V1.ListDevicesResponse> ListDevices(
        V1.ListDevicesRequest request, ServerCallContext context)
    {
        var area = Caller.Of(context).AreaOrOwn("area", request.Area);
        var after = PageToken.Read(request.PageToken, area);
        var size = Asked.PageSize(request.PageSize);
        var (devices, more) = await registry.List(area, after, size, context.CancellationToken);
        var response = new V1.ListDevicesResponse();
        response.Devices.AddRange(devices.Select(device => device.ToProto()));
        response.NextPageToken = more && devices.Count > 0 ? PageToken.Write(devices[^1].DeviceId, area) : "";
        return response;
    }

    private async Task<DeviceRecord> Find(string deviceId, Caller caller)
    {
        if (!DeviceIntake.IsDeviceId(deviceId))
        {
            throw Refusal.Invalid("device_id", $"'{deviceId}' is not a device id.");
        }

        var device = await registry.ShardOf(deviceId).Find(deviceId);
        return device is not null && caller.MaySee(device.Cell) ? device : throw Missing(deviceId);
    }

    private static RpcException Missing(string deviceId) =>
        Refusal.NotFound($"There is no device '{deviceId}' in your area.");

    [LoggerMessage(LogLevel.Information, "{Registered} of {Asked} devices registered by {By}")]
    private partial void LogProvisioned(int registered, int asked, string by);

    [LoggerMessage(LogLevel.Information, "Device {DeviceId} given a new credential by {By}")]
    private partial void LogRotated(string deviceId, string by);

    [LoggerMessage(LogLevel.Information, "Device {DeviceId} revoked by {By}")]
    private partial void LogRevoked(string deviceId, string by);
}
