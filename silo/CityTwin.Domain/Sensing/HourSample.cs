namespace CityTwin.Sensing;

/// <summary>One sensor's median of one hour: what a seasonal profile is built from.</summary>
/// <param name="HourStartMs">Event time the hour began at.</param>
public readonly record struct HourSample(string Metric, long HourStartMs, double Median);
