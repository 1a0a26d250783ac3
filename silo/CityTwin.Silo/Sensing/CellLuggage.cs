using CityTwin.City;

namespace CityTwin.Sensing;

/// <summary>What a cell takes along when it moves to another silo and its snapshot does not have yet.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.CellLuggage")]
internal sealed record CellLuggage(
    [property: Id(0)] byte[] Cell, [property: Id(1)] IReadOnlyList<SlotLuggage> Slots);

/// <summary>What it knows of one sensor.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.SlotLuggage")]
internal sealed record SlotLuggage(
    [property: Id(0)] TwinId Sensor,
    [property: Id(1)] byte[]? State,
    [property: Id(2)] bool Awake,
    [property: Id(3)] SensorHealth Health,
    [property: Id(4)] long DueMs);
