using CityTwin.City;
using CityTwin.Gateway.Twins;
using CityTwin.Governance;

namespace CityTwin.Gateway.Live;

/// <summary>Which twins a watcher sees.</summary>
internal sealed record TwinView(DivisionCode Area, BoundingBox? Within, IReadOnlyList<KindFilter> Kinds)
{
    public bool Shows(TwinRow row) => Area.Contains(row.Cell)
        && (Within is null || Within.Contains(row.Position))
        && Kinds.Any(filter => filter.Kind == row.Id.Kind
            && (filter.SensorKind is null || filter.SensorKind == row.SensorKind));
}
