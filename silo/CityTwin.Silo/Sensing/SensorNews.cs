using CityTwin.City;

namespace CityTwin.Sensing;

/// <summary>What a cell hears of one of its sensors.</summary>
/// <param name="DueMs">When the sensor next has silence to notice.</param>
/// <param name="Latest">Its newest values, when a rule of the cell asks for its kind; else empty.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.SensorNews")]
internal sealed record SensorNews(
    [property: Id(0)] TwinId Sensor,
    [property: Id(1)] SensorHealth Health,
    [property: Id(2)] long DueMs,
    [property: Id(3)] IReadOnlyList<MetricSample> Latest);
