using CityTwin.Alerts;

namespace CityTwin.Sensing;

/// <summary>What a sensor that wakes is given by its cell.</summary>
/// <param name="State">As it was last saved; null when it never spoke.</param>
/// <param name="Active">The alerts that are active on it, as the cell knows them.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.SensorSeed")]
internal sealed record SensorSeed(
    [property: Id(0)] PlacedSensor Sensor,
    [property: Id(1)] byte[]? State,
    [property: Id(2)] IReadOnlyList<AlertView> Active);
