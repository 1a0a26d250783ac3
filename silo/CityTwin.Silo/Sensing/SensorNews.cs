using CityTwin.City;

namespace CityTwin.Sensing;

/// <summary>What a cell hears of one of its sensors.</summary>
/// <param name="DueMs">When the sensor next has silence to notice.</param>
/// <param name="Samples">What it took, in order, as far as a rule of the cell asks for it.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.SensorNews")]
internal sealed record SensorNews(
    [property: Id(0)] TwinId Sensor,
    [property: Id(1)] SensorHealth Health,
    [property: Id(2)] long DueMs,
    [property: Id(3)] IReadOnlyList<MetricSample> Samples)
{
    /// <summary>Samples that are kept while the cell cannot be told; of more, the newest.</summary>
    public const int MaxSamples = 1_024;

    /// <summary>These news and newer ones of the same sensor.</summary>
    public SensorNews Then(SensorNews newer) => newer with
    {
        Samples = Samples.Count == 0 ? newer.Samples
            : newer.Samples.Count == 0 ? Samples
            : [.. Samples.Concat(newer.Samples).TakeLast(MaxSamples)],
    };
}
