using CityTwin.City;

namespace CityTwin.Fleet.Units;

/// <summary>Which cell a place is in.</summary>
internal interface ICellLocator
{
    /// <returns>Null for a place in none.</returns>
    DivisionCode? CellAt(GeoPoint place);

    /// <summary>Whether it knows where cells are: without, no place is out of the city.</summary>
    bool HasShapes { get; }
}
