using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace CityTwin.City.Generation;

/// <summary>Puts footprints on a block of land: along its longest side, clear of its edges and of each other.</summary>
internal sealed class BuildingPlots
{
    private const double GapM = 6;
    private const int MaxTries = 14;
    private const double SmallestScale = 0.45;

    private readonly IPreparedGeometry _block;
    private readonly Envelope _box;
    private readonly double _angle;
    private readonly List<Polygon> _taken = [];

    /// <param name="block">Where a wall may stand.</param>
    public BuildingPlots(Geometry block)
    {
        _block = PreparedGeometryFactory.Prepare(block);
        _box = block.EnvelopeInternal;
        _angle = LongestSide(block);
    }

    /// <returns>Nothing when no room was found.</returns>
    public Polygon? Take(double widthM, double depthM, Random random)
    {
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            var scale = Math.Max(SmallestScale, (1 - (0.045 * attempt)) * random.Between(0.85, 1.1));
            var middle = new Coordinate(random.Between(_box.MinX, _box.MaxX), random.Between(_box.MinY, _box.MaxY));
            var turned = random.NextDouble() < 0.3;
            var plot = Rectangle(middle, (turned ? depthM : widthM) * scale, (turned ? widthM : depthM) * scale);
            if (_block.Contains(plot) && _taken.TrueForAll(other => other.Distance(plot) >= GapM))
            {
                _taken.Add(plot);
                return plot;
            }
        }

        return null;
    }

    private static double LongestSide(Geometry block)
    {
        var (best, angle) = (0.0, 0.0);
        var ring = block.Coordinates;
        for (var i = 0; i + 1 < ring.Length; i++)
        {
            var length = ring[i].Distance(ring[i + 1]);
            if (length > best)
            {
                (best, angle) = (length, Math.Atan2(ring[i + 1].Y - ring[i].Y, ring[i + 1].X - ring[i].X));
            }
        }

        return angle;
    }

    private Polygon Rectangle(Coordinate middle, double widthM, double depthM)
    {
        var (ux, uy) = (Math.Cos(_angle) * widthM / 2, Math.Sin(_angle) * widthM / 2);
        var (vx, vy) = (-Math.Sin(_angle) * depthM / 2, Math.Cos(_angle) * depthM / 2);
        Coordinate[] corners =
        [
            new(middle.X - ux - vx, middle.Y - uy - vy), new(middle.X + ux - vx, middle.Y + uy - vy),
            new(middle.X + ux + vx, middle.Y + uy + vy), new(middle.X - ux + vx, middle.Y - uy + vy),
        ];
        return GeometryFactory.Default.CreatePolygon([.. corners, corners[0].Copy()]);
    }
}
