using CityTwin.City;

namespace CityTwin.Sensing;

/// <summary>A cell's sensors and combination rules as they stood, in one small blob.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.CellSnapshot")]
internal sealed record CellSnapshot(
    [property: Id(0)] byte[] Cell, [property: Id(1)] IReadOnlyList<SavedSensor> Sensors);

/// <summary>One sensor's state.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.SavedSensor")]
internal sealed record SavedSensor([property: Id(0)] TwinId Id, [property: Id(1)] byte[] State);
