using CityTwin.Gateway.Auth;
using CityTwin.Gateway.Rpc;
using CityTwin.Ingest;

namespace CityTwin.Gateway.Devices;

/// <summary>One device of a batch on its way: asked of the registry, or rejected before.</summary>
internal sealed record BatchItem(
    string DeviceId, DeviceRequest? Request, DeviceRejection? Rejection, Credential? Credential)
{
    public static BatchItem Read(V1.ProvisionDeviceRequest asked, Caller caller, Credential credential)
    {
        var (request, rejection) = DeviceIntake.Read(asked, caller, credential.Sha256);
        return new BatchItem(asked.DeviceId, request, rejection, credential);
    }

    public static BatchItem Twice(V1.ProvisionDeviceRequest asked) => new(
        asked.DeviceId,
        null,
        new DeviceRejection(DeviceRejection.Duplicate, "device_id", $"'{asked.DeviceId}' is in this batch twice."),
        null);

    public V1.ProvisionOutcome Answer(IReadOnlyDictionary<string, ProvisionOutcome> outcomes)
    {
        var rejection = Rejection;
        if (Request is not null)
        {
            var outcome = outcomes[DeviceId];
            if (outcome.Device is { } device)
            {
                return new() { DeviceId = DeviceId, Credential = device.ToCredential(Credential!.Password) };
            }

            rejection = DeviceRejection.Of(outcome);
        }

        return new() { DeviceId = DeviceId, Error = rejection!.Code, Reason = Refusal.Short(rejection.Why) };
    }
}
