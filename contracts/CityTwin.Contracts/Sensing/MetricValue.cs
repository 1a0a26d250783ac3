namespace CityTwin.Sensing;

/// <summary>One value of a metric.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.MetricValue")]
public readonly record struct MetricValue([property: Id(0)] string Metric, [property: Id(1)] double Value);
