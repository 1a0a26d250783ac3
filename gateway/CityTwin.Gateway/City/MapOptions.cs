namespace CityTwin.Gateway.City;

/// <summary>How much of the map one answer and the cache hold.</summary>
public sealed class MapOptions
{
    public const string Section = "Map";

    /// <summary>Most features in one answer.</summary>
    public int MaxFeatures { get; set; } = 20_000;

    /// <summary>Bytes of finished answers kept.</summary>
    public long CacheBytes { get; set; } = 64L * 1024 * 1024;
}
