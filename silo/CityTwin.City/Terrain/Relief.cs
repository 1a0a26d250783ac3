using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>
/// The lie of the land: rivers in valleys, hills of chance between them, and ranges that grow towards the east, as
/// Chongqing's do. Metres above the datum.
/// </summary>
internal sealed class Relief
{
    /// <summary>Where the river surface is 165 m: the tip of Yuzhong.</summary>
    private const double TipEastM = 654_000;

    private const double SurfaceAtTipM = 165;
    private const double FallPerM = 60.0 / 1_000_000;
    private const double BedM = 9;
    private const double BankM = 14;
    private const double BankWidthM = 70;
    private const double ValleyM = 750;

    private readonly Noise _hills;
    private readonly Noise _ranges;
    private readonly RiverDistance _rivers;

    public Relief(long seed, IReadOnlyList<River> rivers)
    {
        _hills = new Noise(seed, "hills");
        _ranges = new Noise(seed, "ranges");
        _rivers = new RiverDistance(rivers);
    }

    /// <summary>The river's surface at an easting.</summary>
    public static double SurfaceM(double eastM) => SurfaceAtTipM - (FallPerM * (eastM - TipEastM));

    public double At(double eastM, double northM)
    {
        var surface = SurfaceM(eastM);
        var away = _rivers.FromBankM(eastM, northM);
        if (away <= 0)
        {
            return surface - (BedM * Math.Min(1, -away / BankWidthM));
        }

        var bank = BankM * (1 - Math.Exp(-away / BankWidthM));
        var hills = 20 + (150 * Math.Pow(_hills.Fractal(eastM / 1_900, northM / 1_900, 4), 1.5));
        return surface + bank + ((hills + RangesM(eastM, northM)) * (1 - Math.Exp(-away / ValleyM)));
    }

    /// <summary>Heights on a grid over a box, the first row the northernmost.</summary>
    public TerrainGrid Grid(Envelope box, double cellM)
    {
        var (west, south) = (Math.Floor(box.MinX / cellM) * cellM, Math.Floor(box.MinY / cellM) * cellM);
        var columns = (int)Math.Ceiling((box.MaxX - west) / cellM) + 1;
        var rows = (int)Math.Ceiling((box.MaxY - south) / cellM) + 1;
        var heights = new float[columns * rows];
        for (var row = 0; row < rows; row++)
        {
            var north = south + ((rows - row - 0.5) * cellM);
            for (var column = 0; column < columns; column++)
            {
                // As the file will have it, so that what stands on the ground agrees with it.
                heights[(row * columns) + column] = (float)Math.Round(At(west + ((column + 0.5) * cellM), north), 1);
            }
        }

        return new TerrainGrid(columns, rows, west, south, cellM, heights);
    }

    /// <summary>Long ridges that run north-north-east, low in the basin of the west and high in the gorges of the east.</summary>
    private double RangesM(double eastM, double northM)
    {
        var across = ((eastM * 0.9) - (northM * 0.44)) / 16_000;
        var along = ((eastM * 0.44) + (northM * 0.9)) / 60_000;
        var ridge = 1 - Math.Abs((2 * _ranges.Fractal(across, along, 3)) - 1);
        var east = Math.Clamp((eastM - 680_000) / 280_000, 0, 1);
        return Math.Pow(ridge, 4) * (180 + (1_500 * east));
    }
}
