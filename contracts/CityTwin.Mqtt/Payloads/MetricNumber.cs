namespace CityTwin.Mqtt;

/// <summary>One value of a metric; it is finite.</summary>
public readonly record struct MetricNumber(string Metric, double Value);
