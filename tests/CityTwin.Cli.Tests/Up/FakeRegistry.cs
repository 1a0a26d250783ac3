using CityTwin.V1;
using Grpc.Core;

namespace CityTwin.Cli.Tests.Up;

/// <summary>A registry in memory: what was asked of it in which order, and a new password each time.</summary>
internal sealed class FakeRegistry : DeviceService.DeviceServiceClient
{
    private readonly HashSet<string> _registered = [];
    private int _passwords;

    public List<IReadOnlyList<ProvisionDeviceRequest>> Batches { get; } = [];

    public List<string> Rotated { get; } = [];

    /// <summary>Refused with this code.</summary>
    public (string DeviceId, string Error)? Refusal { get; set; }

    /// <summary>Requests answered before the line breaks.</summary>
    public int BreaksAfter { get; set; } = int.MaxValue;

    public override AsyncUnaryCall<ProvisionDevicesResponse> ProvisionDevicesAsync(
        ProvisionDevicesRequest request, Metadata headers, DateTime? deadline = null, CancellationToken cancellationToken = default)
    {
        if (Batches.Count == BreaksAfter)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "gone"));
        }

        // As the real one does, it looks for gateways before it registers any of the request.
        var there = _registered.ToHashSet();
        Batches.Add([.. request.Devices]);
        var response = new ProvisionDevicesResponse();
        response.Outcomes.AddRange(request.Devices.Select(device => Outcome(device, there)));
        return Answer(response);
    }

    public override AsyncUnaryCall<DeviceCredential> RotateCredentialAsync(
        RotateCredentialRequest request, Metadata headers, DateTime? deadline = null, CancellationToken cancellationToken = default)
    {
        Rotated.Add(request.DeviceId);
        return Answer(Credential(request.DeviceId));
    }

    private ProvisionOutcome Outcome(ProvisionDeviceRequest device, HashSet<string> there)
    {
        var error = Refusal?.DeviceId == device.DeviceId ? Refusal.Value.Error
            : device.Gateway.Length > 0 && !there.Contains(device.Gateway) ? "unknown-gateway"
            : _registered.Add(device.DeviceId) ? ""
            : "already-exists";
        return error.Length > 0
            ? new ProvisionOutcome { DeviceId = device.DeviceId, Error = error, Reason = "so it is" }
            : new ProvisionOutcome { DeviceId = device.DeviceId, Credential = Credential(device.DeviceId) };
    }

    private DeviceCredential Credential(string id) => new() { DeviceId = id, Username = id, Password = $"pw-{++_passwords}" };

    private static AsyncUnaryCall<T> Answer<T>(T answer) => new(
        Task.FromResult(answer), Task.FromResult(new Metadata()), () => Status.DefaultSuccess, () => [], () => { });
}
