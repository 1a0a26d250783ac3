using CityTwin.City;

namespace CityTwin.Sensing;

/// <summary>A sensor about to be given a place.</summary>
/// <param name="Requested">The twin id it wants, when the city package names one.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.SensorEnrolment")]
public sealed record SensorEnrolment(
    [property: Id(0)] string DeviceId,
    [property: Id(1)] string Kind,
    [property: Id(2)] GeoPoint? Position,
    [property: Id(3)] TwinId? Building,
    [property: Id(4)] string Name,
    [property: Id(5)] DeviceClock Clock,
    [property: Id(6)] TwinId? Requested);
