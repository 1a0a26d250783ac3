using CityTwin.City;

namespace CityTwin.Fleet.Units;

/// <summary>Distances on the ground, metres: of a city the earth is flat enough.</summary>
internal static class Ground
{
    private const double MetresPerDegree = 111_195.08;

    public static double DistanceM(GeoPoint a, GeoPoint b)
    {
        var (east, north) = Between(a, b);
        return Math.Sqrt((east * east) + (north * north));
    }

    /// <summary>How far a point is from a line between two.</summary>
    public static double AsideM(GeoPoint point, GeoPoint from, GeoPoint to)
    {
        var (lineEast, lineNorth) = Between(from, to);
        var (east, north) = Between(from, point);
        var length2 = (lineEast * lineEast) + (lineNorth * lineNorth);
        var part = length2 == 0 ? 0 : Math.Clamp(((east * lineEast) + (north * lineNorth)) / length2, 0, 1);
        var (x, y) = (east - (part * lineEast), north - (part * lineNorth));
        return Math.Sqrt((x * x) + (y * y));
    }

    private static (double East, double North) Between(GeoPoint a, GeoPoint b) => (
        (b.Longitude - a.Longitude) * MetresPerDegree * Math.Cos((a.Latitude + b.Latitude) / 2 * Math.PI / 180),
        (b.Latitude - a.Latitude) * MetresPerDegree);
}
