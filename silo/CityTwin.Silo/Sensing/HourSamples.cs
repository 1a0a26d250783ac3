using CityTwin.City;

namespace CityTwin.Sensing;

/// <summary>What a sensor showed in past hours, on its way to its kind's seasonal profile.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.HourSamples")]
internal sealed record HourSamples(
    [property: Id(0)] IReadOnlyList<StoredSample> Samples, [property: Id(1)] TwinId Sensor)
{
    public static HourSamples Of(TwinId sensor, IEnumerable<HourSample> samples) =>
        new([.. samples.Select(s => new StoredSample(s.Metric, s.HourStartMs, s.Median))], sensor);
}

/// <summary>A sensor's median of one hour.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.StoredSample")]
internal sealed record StoredSample(
    [property: Id(0)] string Metric, [property: Id(1)] long HourStartMs, [property: Id(2)] double Median);
