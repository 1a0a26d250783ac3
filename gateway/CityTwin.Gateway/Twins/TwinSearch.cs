using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Gateway.Twins;

/// <summary>What a list of twins was asked for.</summary>
internal sealed record TwinSearch(
    DivisionCode Area,
    IReadOnlyList<KindFilter> Kinds,
    BoundingBox? Within,
    SensorHealth? Health,
    Severity AtLeast);
