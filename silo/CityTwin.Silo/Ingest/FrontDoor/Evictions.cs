using MQTTnet.Protocol;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>Ends sessions that stand on a credential which is no longer what it was.</summary>
internal sealed class Evictions(DeviceCache devices, DoorConnections connections, Broker broker)
{
    /// <summary>These devices changed: they are forgotten, and cut when they are connected.</summary>
    public async Task Evict(IReadOnlyList<string> deviceIds)
    {
        devices.Forget(deviceIds);
        var changed = deviceIds.ToHashSet(StringComparer.Ordinal);
        foreach (var connection in connections.All)
        {
            if (connection.Device is { } device && changed.Contains(device.DeviceId))
            {
                await Cut(connection, device);
            }
        }
    }

    /// <summary>Something of a shard changed: every connected device of it is asked for again.</summary>
    public async Task Review(string shard, CancellationToken cancellationToken)
    {
        devices.ForgetShard(shard);
        foreach (var connection in connections.All)
        {
            if (connection.Device is not { } device || DeviceShard.KeyOf(device.DeviceId) != shard)
            {
                continue;
            }

            var now = await devices.Find(device.DeviceId, cancellationToken);
            if (now is null || now.Revoked || !now.SecretSha256.AsSpan().SequenceEqual(device.SecretSha256))
            {
                await Cut(connection, device);
            }
        }
    }

    private async Task Cut(DoorConnection connection, KnownDevice device)
    {
        connection.Silence();
        var reason = connection.WantsReasons ? "The device's credential was changed or taken away." : "";
        if (!await broker.Disconnect(device.DeviceId, MqttDisconnectReasonCode.NotAuthorized, reason))
        {
            connection.Abort("the device's credential was changed or taken away");
        }
    }
}
