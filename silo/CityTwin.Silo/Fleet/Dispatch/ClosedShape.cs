using System.Globalization;
using CityTwin.City;
using CityTwin.Fleet.Places;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace CityTwin.Fleet.Dispatch;

/// <summary>The area that a closure of the air closes. A ring that closes nothing, or not what it seems to, is refused.</summary>
internal static class ClosedShape
{
    /// <summary>What is no wider than an aircraft closes nothing.</summary>
    private const double LeastWidthM = 2;

    /// <summary>What speaks against it, with what would be right; null for nothing.</summary>
    public static string? WhyNot(AirClosure closed, BoundingBox city)
    {
        if (closed.Area.Any(point => !IsPlace(point)))
        {
            return Said(closed, "a point of it is no place on earth: expected degrees of longitude and latitude");
        }

        if (closed.Area.Max(point => point.Longitude) < city.West || closed.Area.Min(point => point.Longitude) > city.East
            || closed.Area.Max(point => point.Latitude) < city.South || closed.Area.Min(point => point.Latitude) > city.North)
        {
            return Said(closed, FormattableString.Invariant(
                $"it is beyond the city: expected some of {city.West} to {city.East}, {city.South} to {city.North}"));
        }

        if (Ring(closed) is not { } ring || ring.ConvexHull() is not Polygon hull || hull.Area < LeastWidthM * hull.Length / 2)
        {
            return Said(closed, "its points are in one place or on one line, and close nothing: expected a ring around an area");
        }

        var validity = new IsValidOp(new Polygon(ring));
        return validity.IsValid ? null : Said(closed, validity.ValidationError.Coordinate is { } at
            ? $"its ring crosses or touches itself near {Degrees(at)}: expected one that goes around once"
            : "its ring crosses or touches itself: expected one that goes around once");
    }

    /// <summary>
    /// In metres. One that was taken before rings were looked at closes what is within it, however it goes around: closed stays
    /// closed. Null for one that closes nothing.
    /// </summary>
    public static Polygon? Of(AirClosure closed) => Ring(closed) is not { } ring ? null
        : new Polygon(ring) is { IsValid: true } shape ? shape
        : ring.ConvexHull() as Polygon;

    private static LinearRing? Ring(AirClosure closed)
    {
        Coordinate[] points = [.. closed.Area.Select(point => PlanePoint.Of(point)).Select(point => new Coordinate(point.EastM, point.NorthM))];
        Coordinate[] ring = points.Length > 0 && !points[0].Equals2D(points[^1]) ? [.. points, points[0].Copy()] : points;
        return ring.Length >= LinearRing.MinimumValidSize ? new LinearRing(ring) : null;
    }

    private static bool IsPlace(GeoPoint point) => Math.Abs(point.Longitude) <= 180 && Math.Abs(point.Latitude) <= 90;

    private static string Degrees(Coordinate metres)
    {
        var at = PlanePoint.Of(metres).ToDegrees();
        return string.Create(CultureInfo.InvariantCulture, $"{at.Longitude:0.######}, {at.Latitude:0.######}");
    }

    private static string Said(AirClosure closed, string what) => $"'{closed.Id}' closes no air: {what}.";
}
