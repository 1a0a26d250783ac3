namespace CityTwin.Ingest.Registry;

/// <summary>A shard as it is stored: one blob, rewritten once a batch.</summary>
[GenerateSerializer, Alias("CityTwin.DeviceShardState")]
internal sealed class DeviceShardState
{
    /// <summary>Grows with every change.</summary>
    [Id(0)]
    public long Revision { get; set; }

    [Id(1)]
    public Dictionary<string, DeviceRecord> Devices { get; set; } = [];
}
