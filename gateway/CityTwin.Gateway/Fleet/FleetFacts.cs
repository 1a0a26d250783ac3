using CityTwin.City;
using CityTwin.Fleet;
using NetTopologySuite.Geometries;

namespace CityTwin.Gateway.Fleet;

/// <summary>What the city package says of its fleet. It does not change while we run.</summary>
/// <param name="cells">Where a place is.</param>
internal sealed class FleetFacts(
    IReadOnlyList<UnitType> types, IReadOnlyList<V1.AirspaceArea> airspace, City.DivisionFinder cells)
{
    public IReadOnlyList<UnitType> Types { get; } = types;

    public IReadOnlyList<V1.AirspaceArea> Airspace { get; } = airspace;

    /// <returns>Null for a place in no cell.</returns>
    public DivisionCode? CellAt(GeoPoint place) => cells.At(new Coordinate(place.Longitude, place.Latitude));
}
