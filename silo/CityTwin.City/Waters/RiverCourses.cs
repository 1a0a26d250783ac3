using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Buffer;

namespace CityTwin.City.Generation;

/// <summary>
/// The Yangtze and the Jialing, which meet at the tip of Yuzhong. Along Yuzhong they follow the district's outline, which
/// runs down the middle of both; elsewhere they are drawn through the towns on their banks, with bends of chance between
/// them. A picture, not a survey.
/// </summary>
internal static class RiverCourses
{
    private const double YangtzeWidthM = 620;
    private const double JialingWidthM = 330;
    private const double StepM = 150;

    /// <summary>Bends begin this far from Yuzhong, and are whole at twice as far.</summary>
    private const double StraightM = 3_000;

    private const double BendM = 900;

    private static readonly GeoPoint[] YangtzeAbove =
    [
        new(105.70, 28.90), new(105.83, 29.02), new(105.89, 28.98), new(106.11, 29.06), new(106.21, 29.22),
        new(106.27, 29.29), new(106.38, 29.25), new(106.44, 29.33), new(106.49, 29.37), new(106.53, 29.40),
        new(106.49, 29.45), new(106.505, 29.485), new(106.523, 29.505),
    ];

    private static readonly GeoPoint[] YangtzeBelow =
    [
        new(106.597, 29.582), new(106.632, 29.603), new(106.66, 29.61), new(106.70, 29.59), new(106.78, 29.60),
        new(106.84, 29.58), new(106.94, 29.71), new(107.08, 29.81), new(107.27, 29.75), new(107.39, 29.72),
        new(107.49, 29.83), new(107.73, 29.87), new(107.87, 30.07), new(108.04, 30.29), new(108.17, 30.42),
        new(108.29, 30.66), new(108.40, 30.81), new(108.69, 30.93), new(109.05, 30.95), new(109.46, 31.03),
        new(109.88, 31.07), new(110.10, 31.05), new(110.22, 31.03),
    ];

    private static readonly GeoPoint[] JialingAbove =
    [
        new(106.08, 30.22), new(106.20, 30.10), new(106.28, 29.99), new(106.33, 29.91), new(106.44, 29.83),
        new(106.52, 29.73), new(106.49, 29.66), new(106.446, 29.585), new(106.470, 29.566), new(106.486, 29.561),
    ];

    // On the outline of Yuzhong as the map has it, in GCJ-02.
    private static readonly Coordinate YangtzeReaches = new(106.5342, 29.5342);
    private static readonly Coordinate JialingReaches = new(106.5029, 29.5576);
    private static readonly Coordinate Tip = new(106.5889, 29.5713);

    /// <param name="yuzhong">Its outline, in metres.</param>
    public static IReadOnlyList<River> Of(Geometry yuzhong, long seed)
    {
        var noise = new Noise(seed, "rivers");
        var ring = ((Polygon)yuzhong.GetGeometryN(0)).ExteriorRing.Coordinates;
        var yangtze = Smooth([.. Metres(YangtzeAbove), .. Along(ring, YangtzeReaches, Tip), .. Metres(YangtzeBelow)]);
        var jialing = Smooth([.. Metres(JialingAbove), .. Along(ring, JialingReaches, Tip)]);
        return
        [
            ToRiver("river-yangtze", "长江", "Yangtze", YangtzeWidthM, Bend(yangtze, yuzhong, noise, 0)),
            ToRiver("river-jialing", "嘉陵江", "Jialing", JialingWidthM, Bend(jialing, yuzhong, noise, 500)),
        ];
    }

    private static River ToRiver(string id, string name, string english, double widthM, Coordinate[] course)
    {
        var line = GeometryFactory.Default.CreateLineString(course);
        return new River(id, name, english, widthM, line, line.Buffer(widthM / 2, 6, EndCapStyle.Round));
    }

    private static IEnumerable<Coordinate> Metres(IEnumerable<GeoPoint> places) =>
        places.Select(place => Projection.Utm48.ToMetres(place.Longitude, place.Latitude));

    /// <summary>The outline's vertices from one place to another, the shorter way round.</summary>
    private static Coordinate[] Along(Coordinate[] ring, Coordinate fromGcj, Coordinate toGcj)
    {
        var open = ring[..^1];
        var (from, to) = (Nearest(open, fromGcj), Nearest(open, toGcj));
        var forward = Walk(open, from, to, 1);
        var backward = Walk(open, from, to, -1);
        return Length(forward) <= Length(backward) ? forward : backward;
    }

    private static int Nearest(Coordinate[] ring, Coordinate gcj)
    {
        var wgs = Gcj02.ToWgs84(gcj);
        var place = Projection.Utm48.ToMetres(wgs.X, wgs.Y);
        return Enumerable.Range(0, ring.Length).MinBy(i => ring[i].Distance(place));
    }

    private static Coordinate[] Walk(Coordinate[] ring, int from, int to, int step)
    {
        var path = new List<Coordinate> { ring[from] };
        for (var i = from; i != to;)
        {
            i = (i + step + ring.Length) % ring.Length;
            path.Add(ring[i]);
        }

        return [.. path];
    }

    private static double Length(Coordinate[] path) => path.Zip(path.Skip(1), (a, b) => a.Distance(b)).Sum();

    /// <summary>A Catmull-Rom spline through the places, in steps of some <see cref="StepM"/>.</summary>
    private static Coordinate[] Smooth(Coordinate[] through)
    {
        var course = new List<Coordinate>();
        for (var i = 0; i + 1 < through.Length; i++)
        {
            var (a, b, c, d) = (
                through[Math.Max(i - 1, 0)], through[i], through[i + 1], through[Math.Min(i + 2, through.Length - 1)]);
            var steps = Math.Max(1, (int)(b.Distance(c) / StepM));
            for (var s = 0; s < steps; s++)
            {
                var t = (double)s / steps;
                course.Add(new Coordinate(Spline(a.X, b.X, c.X, d.X, t), Spline(a.Y, b.Y, c.Y, d.Y, t)));
            }
        }

        course.Add(through[^1].Copy());
        return [.. course];
    }

    private static double Spline(double a, double b, double c, double d, double t) =>
        0.5 * ((2 * b) + ((c - a) * t) + (((2 * a) - (5 * b) + (4 * c) - d) * t * t)
            + (((3 * b) - a - (3 * c) + d) * t * t * t));

    private static Coordinate[] Bend(Coordinate[] course, Geometry yuzhong, Noise noise, double at)
    {
        var near = yuzhong.EnvelopeInternal;
        var bent = new Coordinate[course.Length];
        for (var i = 0; i < course.Length; i++)
        {
            var (before, after) = (course[Math.Max(i - 1, 0)], course[Math.Min(i + 1, course.Length - 1)]);
            var length = Math.Max(before.Distance(after), 1);
            var (nx, ny) = (-(after.Y - before.Y) / length, (after.X - before.X) / length);
            var away = near.Distance(new Envelope(course[i]));
            var strength = Math.Clamp((away - StraightM) / StraightM, 0, 1);
            var side = ((2 * noise.Fractal(i * StepM / 6_000, at, 2)) - 1) * BendM * strength;
            bent[i] = new Coordinate(course[i].X + (nx * side), course[i].Y + (ny * side));
        }

        return bent;
    }
}
