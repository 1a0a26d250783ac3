using CityTwin.City;
using CityTwin.Gateway.Rpc;
using CityTwin.Ingest;

namespace CityTwin.Gateway.Devices;

/// <summary>The registry's shards as one.</summary>
internal sealed class DeviceRegistry(IClusterClient cluster)
{
    /// <summary>Shards asked at once.</summary>
    private const int Parallelism = 16;

    public IDeviceRegistryGrain ShardOf(string deviceId) => Shard(DeviceShard.KeyOf(deviceId));

    /// <summary>Registers devices, each shard's in one call. Outcomes by device id.</summary>
    public async Task<IReadOnlyDictionary<string, ProvisionOutcome>> Provision(
        IReadOnlyList<DeviceRequest> requests, CancellationToken cancel)
    {
        var shards = requests.GroupBy(request => DeviceShard.KeyOf(request.DeviceId)).ToArray();
        var outcomes = await Bounded.Select(
            shards, Parallelism, shard => Shard(shard.Key).Provision([.. shard]), cancel);
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

    private IDeviceRegistryGrain Shard(string key) => cluster.GetGrain<IDeviceRegistryGrain>(key);
}
