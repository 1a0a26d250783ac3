using Microsoft.Extensions.Options;
using MQTTnet.Protocol;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>Ends sessions that stand on a credential which is no longer what it was.</summary>
internal sealed class Evictions(DeviceCache devices, DoorConnections connections, Broker broker, IOptions<FrontDoorOptions> options)
{
    /// <summary>These devices changed: they are forgotten, and cut when they are connected.</summary>
    public async Task Evict(IReadOnlyList<string> deviceIds)
    {
        devices.Forget(deviceIds);
        var changed = deviceIds.ToHashSet(StringComparer.Ordinal);
        await Cut([.. connections.All.Where(connection =>
            connection.Device is { } device && changed.Contains(device.DeviceId))]);
    }

    /// <summary>Something of a shard changed: every connected device of it is asked for again.</summary>
    public async Task Review(string shard, CancellationToken cancellationToken)
    {
        devices.ForgetShard(shard);
        var changed = new List<DoorConnection>();
        foreach (var connection in connections.All)
        {
            if (connection.Device is not { } device || DeviceShard.KeyOf(device.DeviceId) != shard)
            {
                continue;
            }

            var now = await devices.Find(device.DeviceId, cancellationToken);
            if (now is null || now.Revoked || !now.SecretSha256.AsSpan().SequenceEqual(device.SecretSha256))
            {
                connection.Silence();
                changed.Add(connection);
            }
        }

        await Cut(changed);
    }

    /// <summary>All are silenced before the first is told, and one that does not read holds up few others.</summary>
    private async Task Cut(List<DoorConnection> changed)
    {
        changed.ForEach(connection => connection.Silence());
        await Parallel.ForEachAsync(
            changed,
            new ParallelOptions { MaxDegreeOfParallelism = options.Value.MaxCutsAtOnce },
            async (connection, _) => await Cut(connection, connection.Device!));
    }

    private async Task Cut(DoorConnection connection, KnownDevice device)
    {
        var reason = connection.WantsReasons ? "The device's credential was changed or taken away." : "";
        if (!await broker.Disconnect(device.DeviceId, MqttDisconnectReasonCode.NotAuthorized, reason))
        {
            connection.Abort("the device's credential was changed or taken away");
        }
    }
}
