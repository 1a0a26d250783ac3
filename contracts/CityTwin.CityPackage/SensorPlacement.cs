namespace CityTwin.City;

/// <summary>A sensor that the city has, a row of <c>sensors.csv</c>.</summary>
/// <param name="DeviceId">The device that speaks for it.</param>
/// <param name="Kind">A code of <c>sensor-kinds.json</c>.</param>
/// <param name="Building">The building it is in, when it is in one.</param>
/// <param name="Catchment">
/// Sensors of one catchment see the same water: rain there raises its drains, and its drains the water on its roads.
/// A river's name for sensors on a bank. May be empty.
/// </param>
/// <param name="Asset">The road, pipe or water it watches, by id; may be empty.</param>
public sealed record SensorPlacement(
    TwinId Id,
    string DeviceId,
    string Kind,
    DivisionCode Cell,
    TwinId? Building,
    GeoPoint Position,
    string Name,
    string Catchment,
    string Asset,
    bool Generated);
