namespace CityTwin.DevicesSim.Drones.Ground;

/// <summary>
/// The ground under an aircraft, in EPSG:32648. Its heights are taken for heights above the ellipsoid, which is what the Cloud API
/// reports.
/// </summary>
internal sealed class Terrain
{
    private readonly int _columns;
    private readonly int _rows;
    private readonly double _westM;
    private readonly double _southM;
    private readonly double _cellM;
    private readonly float[] _heightsM;

    /// <param name="heightsM">Row by row from the north.</param>
    public Terrain(int columns, int rows, double westM, double southM, double cellM, float[] heightsM)
    {
        (_columns, _rows, _westM, _southM, _cellM, _heightsM) = (columns, rows, westM, southM, cellM, heightsM);
    }

    /// <summary>A plain: what there is when no terrain file is given.</summary>
    public static Terrain Flat(double heightM) => new(1, 1, 0, 0, 1, [(float)heightM]);

    /// <summary>Bilinear between the middles of the grid's cells; the edge's height beyond it.</summary>
    public double HeightM(double eastM, double northM)
    {
        var x = Math.Clamp(((eastM - _westM) / _cellM) - 0.5, 0, _columns - 1);
        var y = Math.Clamp(_rows - 0.5 - ((northM - _southM) / _cellM), 0, _rows - 1);
        var (left, top) = ((int)x, (int)y);
        var (right, bottom) = (Math.Min(left + 1, _columns - 1), Math.Min(top + 1, _rows - 1));
        return Between(
            Between(Cell(left, top), Cell(right, top), x - left),
            Between(Cell(left, bottom), Cell(right, bottom), x - left),
            y - top);
    }

    private double Cell(int column, int row) => _heightsM[(row * _columns) + column];

    private static double Between(double from, double to, double part) => from + ((to - from) * part);
}
