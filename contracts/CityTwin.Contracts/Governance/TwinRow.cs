using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Governance;

/// <summary>A twin as lists and maps show it.</summary>
/// <param name="Version">Grows with each change of the twin.</param>
/// <param name="SensorKind">The kind of sensor; empty for other twins.</param>
/// <param name="Cell">Where it is; a cell's own code for a cell.</param>
/// <param name="Health">Of a sensor. Cells and buildings are as healthy as their worst sensor.</param>
/// <param name="Severity">The worst active alert of the twin and, for cells and buildings, of what is in it.</param>
/// <param name="ActiveAlerts">How many alerts are active on the twin and in it.</param>
/// <param name="Latest">A sensor's newest values; empty for other twins.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.TwinRow")]
public sealed record TwinRow(
    [property: Id(0)] TwinId Id,
    [property: Id(1)] long Version,
    [property: Id(2)] string SensorKind,
    [property: Id(3)] string Name,
    [property: Id(4)] DivisionCode Cell,
    [property: Id(5)] TwinId? Building,
    [property: Id(6)] GeoPoint Position,
    [property: Id(7)] SensorHealth Health,
    [property: Id(8)] Severity Severity,
    [property: Id(9)] int ActiveAlerts,
    [property: Id(10)] IReadOnlyList<MetricSample> Latest,
    [property: Id(11)] string DeviceId);
