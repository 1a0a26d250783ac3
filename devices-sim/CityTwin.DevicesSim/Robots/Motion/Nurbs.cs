using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Robots.Motion;

/// <summary>The curves that orders describe trajectories with: rational B-splines, evaluated by de Boor's algorithm.</summary>
internal static class Nurbs
{
    private const int SamplesPerPiece = 8;

    /// <param name="knots">Without them they are equally far apart, and the curve begins and ends at its outer points.</param>
    public static IReadOnlyList<PlanePoint> Sample(int degree, PlanePoint[] points, double[] weights, double[]? knots)
    {
        if (degree == 1)
        {
            return points;
        }

        knots ??= Clamped(points.Length, degree);
        var (from, to) = (knots[degree], knots[points.Length]);
        var count = SamplesPerPiece * (points.Length - degree);
        return [.. Enumerable.Range(0, count + 1).Select(i => At(from + ((to - from) * i / count), degree, points, weights, knots))];
    }

    private static double[] Clamped(int points, int degree)
    {
        var pieces = points - degree;
        return [.. Enumerable.Range(0, points + degree + 1).Select(i => Math.Clamp(i - degree, 0, pieces) / (double)pieces)];
    }

    private static PlanePoint At(double u, int degree, PlanePoint[] points, double[] weights, double[] knots)
    {
        var span = degree;
        while (span < points.Length - 1 && u >= knots[span + 1])
        {
            span++;
        }

        // In homogeneous coordinates a rational curve is an ordinary one.
        var held = new (double East, double North, double Weight)[degree + 1];
        for (var i = 0; i <= degree; i++)
        {
            var (point, weight) = (points[span - degree + i], weights[span - degree + i]);
            held[i] = (point.EastM * weight, point.NorthM * weight, weight);
        }

        for (var level = 1; level <= degree; level++)
        {
            for (var i = degree; i >= level; i--)
            {
                var knot = span - degree + i;
                var width = knots[knot + degree + 1 - level] - knots[knot];
                var part = width > 0 ? (u - knots[knot]) / width : 0;
                held[i] = Between(held[i - 1], held[i], part);
            }
        }

        return new PlanePoint(held[degree].East / held[degree].Weight, held[degree].North / held[degree].Weight);
    }

    private static (double, double, double) Between(
        (double East, double North, double Weight) a, (double East, double North, double Weight) b, double part) =>
        (a.East + ((b.East - a.East) * part), a.North + ((b.North - a.North) * part), a.Weight + ((b.Weight - a.Weight) * part));
}
