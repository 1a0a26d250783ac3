namespace CityTwin.Sensing;

/// <summary>A metric's newest value, with the event time it was taken at.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.MetricSample")]
public readonly record struct MetricSample(
    [property: Id(0)] string Metric, [property: Id(1)] double Value, [property: Id(2)] long TimeMs);
