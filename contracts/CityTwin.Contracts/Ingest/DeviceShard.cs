using System.Globalization;

namespace CityTwin.Ingest;

/// <summary>How device ids spread over the registry's shards.</summary>
public static class DeviceShard
{
    /// <summary>Fixed for the life of a deployment.</summary>
    public const int Count = 64;

    public static string KeyOf(string deviceId)
    {
        // FNV-1a: stable across processes and versions, which string.GetHashCode is not.
        var hash = 2166136261u;
        foreach (var c in deviceId)
        {
            hash = (hash ^ c) * 16777619u;
        }

        return Key((int)(hash % Count));
    }

    public static string Key(int shard) => shard.ToString("D2", CultureInfo.InvariantCulture);
}
