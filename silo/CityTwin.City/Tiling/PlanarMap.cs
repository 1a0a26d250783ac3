using NetTopologySuite.Geometries;
using NetTopologySuite.Noding;
using NetTopologySuite.Noding.Snapround;
using NetTopologySuite.Operation.Polygonize;

namespace CityTwin.City.Generation;

/// <summary>
/// Lines cut at all their crossings and the faces between them. All vertices lie on a grid of <see cref="GridM"/>, so
/// that neighbours share theirs exactly: there is no room for a gap or an overlap.
/// </summary>
internal static class PlanarMap
{
    /// <summary>Coarse beside the 1 cm to which degrees are rounded, so that rounding moves nothing across a line.</summary>
    public const double GridM = 0.1;

    public static Polygon[] Faces(IEnumerable<Geometry> lines)
    {
        var strings = lines.SelectMany(Strings).Select(line => (ISegmentString)new NodedSegmentString(line.Coordinates, null));
        var noder = new SnapRoundingNoder(new PrecisionModel(1 / GridM));
        noder.ComputeNodes([.. strings]);
        var segments = new SortedSet<(double, double, double, double)>();
        foreach (var part in noder.GetNodedSubstrings())
        {
            for (var i = 0; i + 1 < part.Count; i++)
            {
                var (a, b) = (part.Coordinates[i], part.Coordinates[i + 1]);
                if (!a.Equals2D(b))
                {
                    segments.Add(a.CompareTo(b) < 0 ? (a.X, a.Y, b.X, b.Y) : (b.X, b.Y, a.X, a.Y));
                }
            }
        }

        var polygonizer = new Polygonizer();
        foreach (var (ax, ay, bx, by) in segments)
        {
            polygonizer.Add(GeometryFactory.Default.CreateLineString([new(ax, ay), new(bx, by)]));
        }

        // Their order is the polygonizer's own affair, and ours must not change from run to run.
        var faces = polygonizer.GetPolygons().Cast<Polygon>().ToArray();
        foreach (var face in faces)
        {
            face.Normalize();
        }

        Array.Sort(faces, (a, b) => a.CompareTo(b));
        return faces;
    }

    /// <summary>The straight lines around the faces, each with the faces on its sides, in the order of the faces.</summary>
    public static Edge[] Edges(IReadOnlyList<Face> faces)
    {
        var edges = new List<Edge>();
        var known = new Dictionary<(Coordinate, Coordinate), int>();
        for (var f = 0; f < faces.Count; f++)
        {
            foreach (var ring in Rings(faces[f].Shape))
            {
                for (var i = 0; i + 1 < ring.Length; i++)
                {
                    var (a, b) = ring[i].CompareTo(ring[i + 1]) < 0 ? (ring[i], ring[i + 1]) : (ring[i + 1], ring[i]);
                    if (known.TryGetValue((a, b), out var edge))
                    {
                        edges[edge] = edges[edge] with { Right = f };
                    }
                    else
                    {
                        known.Add((a, b), edges.Count);
                        edges.Add(new Edge(a, b, f, Edge.Outside));
                    }
                }
            }
        }

        return [.. edges];
    }

    private static IEnumerable<Coordinate[]> Rings(Polygon shape) =>
        shape.InteriorRings.Prepend(shape.ExteriorRing).Select(ring => ring.Coordinates);

    private static IEnumerable<LineString> Strings(Geometry geometry) => geometry switch
    {
        LineString line => line.IsEmpty ? [] : [line],
        Polygon polygon => polygon.IsEmpty ? [] : polygon.InteriorRings.Prepend(polygon.ExteriorRing),
        GeometryCollection many => many.Geometries.SelectMany(Strings),
        _ => [],
    };
}
