using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>
/// Which part of a box is nearest to which site. Each part is the box cut by the bisectors with all other sites; parents
/// have few children, so that the square of their number is small.
/// </summary>
internal sealed class Voronoi
{
    private const int TheBox = -1;

    private readonly List<LineSegment> _edges = [];
    private readonly List<Polygon> _parts = [];

    public Voronoi(IReadOnlyList<Coordinate> sites, Envelope box)
    {
        for (var i = 0; i < sites.Count; i++)
        {
            var part = Part(sites, i, box);
            var ring = part.Select(corner => corner.At).Append(part[0].At.Copy()).ToArray();
            _parts.Add(GeometryFactory.Default.CreatePolygon(ring));
            for (var c = 0; c < part.Count; c++)
            {
                // An edge belongs to two parts; the part of the lower number gives it.
                if (part[c].Beyond > i)
                {
                    _edges.Add(new LineSegment(ring[c], ring[c + 1]));
                }
            }
        }
    }

    /// <summary>The part of each site, in their order.</summary>
    public IReadOnlyList<Polygon> Parts => _parts;

    /// <summary>The lines between the parts, each once.</summary>
    public Geometry Edges => GeometryFactory.Default.CreateMultiLineString(
        [.. _edges.Select(edge => GeometryFactory.Default.CreateLineString([edge.P0, edge.P1]))]);

    /// <summary>Corners in order, each with the site beyond the edge that leaves it.</summary>
    private static List<(Coordinate At, int Beyond)> Part(IReadOnlyList<Coordinate> sites, int own, Envelope box)
    {
        List<(Coordinate At, int Beyond)> part =
        [
            (new(box.MinX, box.MinY), TheBox), (new(box.MaxX, box.MinY), TheBox),
            (new(box.MaxX, box.MaxY), TheBox), (new(box.MinX, box.MaxY), TheBox),
        ];
        for (var other = 0; other < sites.Count; other++)
        {
            if (other != own)
            {
                part = Cut(part, sites[own], sites[other], other);
            }
        }

        return part;
    }

    private static List<(Coordinate At, int Beyond)> Cut(
        List<(Coordinate At, int Beyond)> part, Coordinate own, Coordinate other, int beyond)
    {
        var (nx, ny) = (other.X - own.X, other.Y - own.Y);
        var limit = (nx * (own.X + other.X) / 2) + (ny * (own.Y + other.Y) / 2);
        var kept = new List<(Coordinate, int)>(part.Count + 1);
        for (var i = 0; i < part.Count; i++)
        {
            var (from, to) = (part[i], part[(i + 1) % part.Count]);
            var (before, after) = (Side(from.At), Side(to.At));
            if (before <= 0)
            {
                kept.Add(from);
            }

            if ((before <= 0) != (after <= 0))
            {
                var t = before / (before - after);
                var crossing = new Coordinate(from.At.X + (t * (to.At.X - from.At.X)), from.At.Y + (t * (to.At.Y - from.At.Y)));
                kept.Add((crossing, before <= 0 ? beyond : from.Beyond));
            }
        }

        return kept;

        double Side(Coordinate c) => (nx * c.X) + (ny * c.Y) - limit;
    }
}
