using CityTwin.City;
using CityTwin.Gateway.Rpc;
using CityTwin.Ingest;

namespace CityTwin.Gateway.Devices;

/// <summary>The registry's shards as one.</summary>
internal sealed partial class DeviceRegistry(IClusterClient cluster, ILogger<DeviceRegistry> log)
{
    /// <summary>Shards asked at once.</summary>
    private const int Parallelism = 16;

    public IDeviceRegistryGrain ShardOf(string deviceId) => Shard(DeviceShard.KeyOf(deviceId));

    /// <summary>
    /// Registers devices, each shard's in one call. Outcomes by device id: a shard that fails must not take with it the
    /// passwords of what the others registered, which are shown once.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, ProvisionOutcome>> Provision(
        IReadOnlyList<DeviceRequest> requests, CancellationToken cancel)
    {
        var shards = requests.GroupBy(request => DeviceShard.KeyOf(request.DeviceId)).ToArray();
        var outcomes = await Bounded.Select(
            shards, Parallelism, shard => Provision(shard.Key, [.. shard], cancel), cancel);
        return outcomes.SelectMany(answer => answer).ToDictionary(outcome => outcome.DeviceId);
    }

    /// <summary>
    /// Devices by id, ascending. Each shard is asked for its share and a little more; what may be behind a shard that
    /// had more waits for the next page, so a page can be shorter than asked.
    /// </summary>
    public async Task<(IReadOnlyList<DeviceRecord> Devices, bool More)> List(
        DivisionCode area, string? after, int max, CancellationToken cancel)
    {
        var share = Math.Min(max, (max / Parallelism) + 8);
        var shards = await Bounded.Select(
            Enumerable.Range(0, DeviceShard.Count).Select(DeviceShard.Key).ToArray(),
            Parallelism,
            shard => Shard(shard).List(area, after, share),
            cancel);
        var horizon = shards.Where(rows => rows.Count >= share).Select(rows => rows[^1].DeviceId)
            .Min(StringComparer.Ordinal);
        var known = shards.SelectMany(rows => rows)
            .Where(row => horizon is null || string.CompareOrdinal(row.DeviceId, horizon) <= 0)
            .OrderBy(row => row.DeviceId, StringComparer.Ordinal)
            .ToArray();
        return (known.Take(max).ToArray(), known.Length > max || horizon is not null);
    }

    private async Task<IReadOnlyList<ProvisionOutcome>> Provision(
        string shard, DeviceRequest[] requests, CancellationToken cancel)
    {
        try
        {
            return await Shard(shard).Provision(requests);
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            LogShardFailed(error, shard, requests.Length);
            return
            [
                .. requests.Select(request => new ProvisionOutcome(request.DeviceId, null, ProvisionError.Unavailable,
                    "The device registry did not answer for this device: try again; should it exist then, rotate its credential.")),
            ];
        }
    }

    private IDeviceRegistryGrain Shard(string key) => cluster.GetGrain<IDeviceRegistryGrain>(key);

    [LoggerMessage(LogLevel.Error, "Registry shard {Shard} failed: {Devices} devices were not registered")]
    private partial void LogShardFailed(Exception error, string shard, int devices);
}
