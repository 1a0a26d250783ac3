using CityTwin.Gateway.Rpc;
using CityTwin.Ingest;
using CityTwin.Sensing;
using Google.Protobuf.WellKnownTypes;

namespace CityTwin.Gateway.Devices;

/// <summary>The registry's records as the API shows them.</summary>
internal static class DeviceMapping
{
    public static V1.Device ToProto(this DeviceRecord device)
    {
        var message = new V1.Device
        {
            DeviceId = device.DeviceId,
            TwinId = device.Twin?.Value ?? "",
            Kind = device.Sensor?.Kind ?? device.Unit?.Type ?? "",
            Cell = device.Cell.Value,
            Name = device.Sensor?.Name ?? device.Unit?.Name ?? device.DeviceId,
            Clock = device.Sensor?.Clock == DeviceClock.Replay ? "replay" : "live",
            Gateway = device.Gateway ?? "",
            State = device.Revoked ? "revoked" : "active",
            ProvisionedAt = Moment(device.ProvisionedAtMs),
            ProvisionedBy = device.ProvisionedBy,
        };
        if (device.RotatedAtMs is { } rotated)
        {
            message.RotatedAt = Moment(rotated);
        }

        if (device.Unit is { } unit)
        {
            message.Unit = UnitIdentities.Of(unit);
        }

        return message;
    }

    public static V1.DeviceCredential ToCredential(this DeviceRecord device, string password) => new()
    {
        DeviceId = device.DeviceId,
        TwinId = device.Twin?.Value ?? "",
        Username = device.DeviceId,
        Password = password,
    };

    public static string ToWire(this ProvisionError error) => error switch
    {
        ProvisionError.AlreadyExists => "already-exists",
        ProvisionError.UnknownKind => "unknown-kind",
        ProvisionError.UnknownCell => "unknown-cell",
        ProvisionError.UnknownGateway => "unknown-gateway",
        ProvisionError.TwinTaken => "twin-taken",
        ProvisionError.InvalidDeviceId => "invalid-device-id",
        ProvisionError.UnknownBuilding => "unknown-building",
        ProvisionError.InvalidUnit => "invalid-unit",
        ProvisionError.RegistryFull => DeviceRejection.RegistryFull,
        ProvisionError.Unavailable => DeviceRejection.Unavailable,
        _ => "",
    };

    private static Timestamp Moment(long ms) => Moments.At(ms);
}
