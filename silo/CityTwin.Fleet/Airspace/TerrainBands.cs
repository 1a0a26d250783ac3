using CityTwin.City;
using CityTwin.Fleet.Places;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace CityTwin.Fleet.Airspace;

/// <summary>Where the ground is high or low. A grid cell stands for the values of all nine around it, so that nothing between them is missed.</summary>
internal static class TerrainBands
{
    private const double BeyondM = 100_000;
    private const int MaxSamples = 10_000;

    public static double HighestAlong(TerrainGrid grid, PlanePoint from, PlanePoint to, double halfWidthM)
    {
        // A value bears on the surface up to one cell away in either direction.
        var reachM = halfWidthM + (grid.CellM * Math.Sqrt(2));
        var (west, east) = Columns(grid, Math.Min(from.EastM, to.EastM) - reachM, Math.Max(from.EastM, to.EastM) + reachM);
        var (north, south) = Rows(grid, Math.Min(from.NorthM, to.NorthM) - reachM, Math.Max(from.NorthM, to.NorthM) + reachM);
        var highest = HighestOfSamples(grid, from, to);
        for (var row = north; row <= south; row++)
        {
            for (var column = west; column <= east; column++)
            {
                var value = grid.ElevationsM[(row * grid.Columns) + column];
                if (value > highest && Segments.DistanceM(from, to, Centre(grid, column, row)) <= reachM)
                {
                    highest = value;
                }
            }
        }

        return highest;
    }

    /// <summary>The ends, and beyond the grid, where the edge's values go on, also every half cell between them.</summary>
    private static double HighestOfSamples(TerrainGrid grid, PlanePoint from, PlanePoint to)
    {
        var extent = new Envelope(
            grid.WestM, grid.WestM + (grid.Columns * grid.CellM), grid.SouthM, grid.SouthM + (grid.Rows * grid.CellM));
        var isInside = extent.Contains(from.ToCoordinate()) && extent.Contains(to.ToCoordinate());
        var steps = isInside ? 1 : (int)Math.Clamp(from.DistanceM(to) / grid.CellM * 2, 1, MaxSamples);
        return Enumerable.Range(0, steps + 1).Select(step => from.Towards(to, (double)step / steps)).Max(at => grid.At(at.EastM, at.NorthM));
    }

    /// <summary>The parts of a box where the ground is as asked; nothing when there are none.</summary>
    /// <param name="wanted">Of the lowest and the highest ground in and around a cell.</param>
    public static Geometry? Where(TerrainGrid grid, Envelope box, Func<double, double, bool> wanted)
    {
        var (west, east) = Columns(grid, box.MinX, box.MaxX);
        var (north, south) = Rows(grid, box.MinY, box.MaxY);
        var runs = new List<Geometry>();
        for (var row = north; row <= south; row++)
        {
            var begin = -1;
            for (var column = west; column <= east + 1; column++)
            {
                var isWanted = column <= east && IsWanted(grid, column, row, wanted);
                if (isWanted && begin < 0)
                {
                    begin = column;
                }
                else if (!isWanted && begin >= 0)
                {
                    runs.Add(Box(grid, begin, column - 1, row));
                    begin = -1;
                }
            }
        }

        return runs.Count == 0 ? null : UnaryUnionOp.Union(runs);
    }

    private static bool IsWanted(TerrainGrid grid, int column, int row, Func<double, double, bool> wanted)
    {
        var (lowest, highest) = (double.MaxValue, double.MinValue);
        for (var r = Math.Max(0, row - 1); r <= Math.Min(grid.Rows - 1, row + 1); r++)
        {
            for (var c = Math.Max(0, column - 1); c <= Math.Min(grid.Columns - 1, column + 1); c++)
            {
                var value = grid.ElevationsM[(r * grid.Columns) + c];
                (lowest, highest) = (Math.Min(lowest, value), Math.Max(highest, value));
            }
        }

        return wanted(lowest, highest);
    }

    private static Geometry Box(TerrainGrid grid, int fromColumn, int toColumn, int row)
    {
        // Beyond the grid the edge's values go on: so do its boxes.
        var west = grid.WestM + (fromColumn * grid.CellM) - (fromColumn == 0 ? BeyondM : 0);
        var east = grid.WestM + ((toColumn + 1) * grid.CellM) + (toColumn == grid.Columns - 1 ? BeyondM : 0);
        var south = grid.SouthM + ((grid.Rows - row - 1) * grid.CellM) - (row == grid.Rows - 1 ? BeyondM : 0);
        var north = grid.SouthM + ((grid.Rows - row) * grid.CellM) + (row == 0 ? BeyondM : 0);
        return GeometryFactory.Default.ToGeometry(new Envelope(west, east, south, north));
    }

    private static (int West, int East) Columns(TerrainGrid grid, double westM, double eastM) =>
        (Clamp((westM - grid.WestM) / grid.CellM, grid.Columns), Clamp((eastM - grid.WestM) / grid.CellM, grid.Columns));

    private static (int North, int South) Rows(TerrainGrid grid, double southM, double northM) =>
        (Clamp(grid.Rows - ((northM - grid.SouthM) / grid.CellM), grid.Rows), Clamp(grid.Rows - ((southM - grid.SouthM) / grid.CellM), grid.Rows));

    private static int Clamp(double index, int count) => (int)Math.Clamp(Math.Floor(index), 0, count - 1);

    private static PlanePoint Centre(TerrainGrid grid, int column, int row) =>
        new(grid.WestM + ((column + 0.5) * grid.CellM), grid.SouthM + ((grid.Rows - row - 0.5) * grid.CellM));
}
