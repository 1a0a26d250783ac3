namespace CityTwin.City;

/// <summary>
/// Elevations on a regular grid in EPSG:32648, metres: <c>terrain.asc</c>, an Esri ASCII grid. The first row is the
/// northernmost.
/// </summary>
/// <param name="Columns">Number of columns.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="WestM">Easting of the west edge.</param>
/// <param name="SouthM">Northing of the south edge.</param>
/// <param name="CellM">Width and height of a grid cell, metres.</param>
/// <param name="ElevationsM">Row by row, <paramref name="Columns"/> × <paramref name="Rows"/> values.</param>
public sealed record TerrainGrid(
    int Columns, int Rows, double WestM, double SouthM, double CellM, IReadOnlyList<float> ElevationsM)
{
    /// <summary>Bilinear between cell centres; the edge's value outside.</summary>
    public double At(double eastM, double northM)
    {
        var x = Math.Clamp(((eastM - WestM) / CellM) - 0.5, 0, Columns - 1);
        var y = Math.Clamp(Rows - 0.5 - ((northM - SouthM) / CellM), 0, Rows - 1);
        var (x0, y0) = ((int)x, (int)y);
        var (x1, y1) = (Math.Min(x0 + 1, Columns - 1), Math.Min(y0 + 1, Rows - 1));
        var (fx, fy) = (x - x0, y - y0);
        var north = (Value(x0, y0) * (1 - fx)) + (Value(x1, y0) * fx);
        var south = (Value(x0, y1) * (1 - fx)) + (Value(x1, y1) * fx);
        return (north * (1 - fy)) + (south * fy);
    }

    private double Value(int column, int row) => ElevationsM[(row * Columns) + column];
}
