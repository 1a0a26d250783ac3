using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Governance;

/// <summary>Which rows of a street. Null or empty means any.</summary>
/// <param name="After">Only ids after this one.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.TwinQuery")]
public sealed record TwinQuery(
    [property: Id(0)] TwinKind? Kind = null,
    [property: Id(1)] string? SensorKind = null,
    [property: Id(2)] DivisionCode? Area = null,
    [property: Id(3)] BoundingBox? Within = null,
    [property: Id(4)] SensorHealth? Health = null,
    [property: Id(5)] Severity AtLeast = Severity.None,
    [property: Id(6)] TwinId? After = null,
    [property: Id(7)] int Max = 100);
