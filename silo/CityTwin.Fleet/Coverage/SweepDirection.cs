using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace CityTwin.Fleet.Coverage;

/// <summary>
/// The direction with the fewest tracks: along the side of the convex hull across which the area is narrowest. The narrowest
/// strip around a convex polygon always lies on one of its sides, which rotating callipers find (Toussaint, 1983).
/// </summary>
internal static class SweepDirection
{
    /// <returns>Radians counter-clockwise from east, 0 to below π, and the width across.</returns>
    public static (double Angle, double WidthM) Of(Geometry area)
    {
        var hull = area.ConvexHull().Normalized().Coordinates;
        if (hull.Length < 4)
        {
            return (0, 0);
        }

        // Clockwise and closed: the far side only moves on while the near one does, so all sides take one round.
        var count = hull.Length - 1;
        var (best, bestWidth, far) = (0.0, double.MaxValue, 1);
        for (var side = 0; side < count; side++)
        {
            var (from, to) = (hull[side], hull[side + 1]);
            while (Distance(hull[(far + 1) % count], from, to) > Distance(hull[far], from, to) + 1e-9)
            {
                far = (far + 1) % count;
            }

            if (Distance(hull[far], from, to) is var width && width < bestWidth)
            {
                (best, bestWidth) = (Math.Atan2(to.Y - from.Y, to.X - from.X), width);
            }
        }

        return (((best % Math.PI) + Math.PI) % Math.PI, bestWidth);
    }

    private static double Distance(Coordinate at, Coordinate from, Coordinate to) => DistanceComputer.PointToLinePerpendicular(at, from, to);
}
