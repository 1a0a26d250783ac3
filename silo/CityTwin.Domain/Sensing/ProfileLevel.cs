using CityTwin.City;

namespace CityTwin.Sensing;

/// <summary>What a sensor's own level is made of.</summary>
/// <param name="Day">The day that has begun, in days since 1970, UTC.</param>
/// <param name="Hours">The medians of that day's hours; not a number where there is none yet.</param>
/// <param name="Days">The medians of the days before, the oldest first.</param>
public sealed record ProfileLevel(
    TwinId Sensor, string Metric, long Day, IReadOnlyList<float> Hours, IReadOnlyList<float> Days);
