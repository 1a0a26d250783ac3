using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Governance;

/// <summary>What the city package says stands in a street, before anyone speaks of it.</summary>
internal static class StreetPlaces
{
    /// <summary>Older than any row that a cell sends.</summary>
    private const long BeforeAll = 0;

    public static IEnumerable<DivisionCode> CellsOf(this CityCatalogue city, DivisionCode street) =>
        city.CellsIn(street).Select(cell => cell.Code);

    public static TwinRow ToRow(this Division cell, long version = BeforeAll) => new(
        TwinId.Cell(cell.Code), version, "", cell.Name, cell.Code, Building: null, cell.Position, SensorHealth.Online,
        Severity.None, ActiveAlerts: 0, Latest: [], DeviceId: "");

    public static TwinRow ToRow(this BuildingPlace building, long version = BeforeAll) => new(
        building.Id, version, "", building.Name, building.Cell, Building: null, building.Position, SensorHealth.Online,
        Severity.None, ActiveAlerts: 0, Latest: [], DeviceId: "");
}
