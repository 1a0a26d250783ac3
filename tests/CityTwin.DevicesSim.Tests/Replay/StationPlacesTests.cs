using CityTwin.DevicesSim.Replay;

namespace CityTwin.DevicesSim.Tests.Replay;

public class StationPlacesTests
{
    private static readonly List<Cell> Cells =
        [.. Enumerable.Range(0, 400).Select(i => new Cell($"{500103001001000 + i}", 106.5 + (i % 20 * 0.002), 29.5 + (i / 20 * 0.002)))];

    [Fact]
    public void Every_station_has_a_cell_of_its_own_from_west_to_east()
    {
        var chosen = StationPlaces.Choose(Cells, [], 45);
        chosen.Distinct().Count().ShouldBe(45);
        chosen.Select(code => Cells.Single(cell => cell.Code == code).Lon).ShouldBeInOrder();
        StationPlaces.Choose([.. Cells.AsEnumerable().Reverse()], [], 45).ShouldBe(chosen);
    }

    [Fact]
    public void Those_of_a_river_stand_on_its_bank()
    {
        List<(double, double)> banks = [.. Enumerable.Range(0, 20).Select(i => (106.5 + (i * 0.002), 29.5))];
        StationPlaces.Choose(Cells, banks, 10).Select(code => Cells.Single(cell => cell.Code == code).Lat)
            .ShouldAllBe(lat => lat < 29.504);
    }

    [Fact]
    public void More_stations_than_cells_share_them() =>
        StationPlaces.Choose([.. Cells.Take(3)], [], 7).Count.ShouldBe(7);
}
