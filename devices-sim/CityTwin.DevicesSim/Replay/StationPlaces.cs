namespace CityTwin.DevicesSim.Replay;

/// <summary>
/// Which cell each station is put in. The recording is from elsewhere, so no cell is right: the choice is the same each
/// time, spreads the stations, and keeps those of a river on the banks of one.
/// </summary>
internal static class StationPlaces
{
    // Of the cells nearest to the water, this many for each station to choose from: more would leave the banks.
    private const int BankCellsPerStation = 3;

    /// <param name="banks">Points along rivers; none when they are not known or do not matter.</param>
    /// <returns>A cell for each of so many stations, from west to east.</returns>
    public static IReadOnlyList<string> Choose(
        IReadOnlyList<Cell> cells, IReadOnlyList<(double Lon, double Lat)> banks, int stations)
    {
        var able = banks.Count == 0
            ? cells
            : [.. cells.OrderBy(cell => banks.Min(bank => Apart(cell, bank))).ThenBy(cell => cell.Code, StringComparer.Ordinal)
                .Take(Math.Max(stations * BankCellsPerStation, 1))];
        var row = able.OrderBy(cell => cell.Lon).ThenBy(cell => cell.Code, StringComparer.Ordinal).ToList();
        return [.. Enumerable.Range(0, stations).Select(i => row[(int)((long)i * row.Count / stations)].Code)];
    }

    private static double Apart(Cell cell, (double Lon, double Lat) point)
    {
        var east = (cell.Lon - point.Lon) * Math.Cos(cell.Lat * Math.PI / 180);
        var north = cell.Lat - point.Lat;
        return (east * east) + (north * north);
    }
}
