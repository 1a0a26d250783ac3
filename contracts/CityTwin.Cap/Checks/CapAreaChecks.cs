namespace CityTwin.Cap;

internal static class CapAreaChecks
{
    private const int MinPoints = 4;
    private const double MaxLatitude = 90;
    private const double MaxLongitude = 180;

    public static void Check(CapFindings findings, string where, CapArea area)
    {
        findings.Required($"{where}/areaDesc", area.Description);
        for (var i = 0; i < area.Polygons.Count; i++)
        {
            Polygon(findings, $"{where}/polygon[{i + 1}]", area.Polygons[i].Points);
        }

        for (var i = 0; i < area.Circles.Count; i++)
        {
            Circle(findings, $"{where}/circle[{i + 1}]", area.Circles[i]);
        }

        findings.Values($"{where}/geocode", area.Geocodes);
        Heights(findings, where, area);
    }

    private static void Polygon(CapFindings findings, string where, IReadOnlyList<CapPoint> points)
    {
        if (points.Count < MinPoints)
        {
            findings.Add(where, $"It has {points.Count} points: expected at least {MinPoints}, the last the same as the first.");
        }
        else if (points[0] != points[^1])
        {
            findings.Add(where, "It is not closed: its last point is not its first.");
        }

        for (var i = 0; i < points.Count; i++)
        {
            Point(findings, where, points[i], $"point {i + 1}");
        }
    }

    private static void Circle(CapFindings findings, string where, CapCircle circle)
    {
        Point(findings, where, circle.Centre, "the centre");
        if (!double.IsFinite(circle.RadiusKm) || circle.RadiusKm < 0)
        {
            findings.Add(where, "Its radius is not zero or more kilometres.");
        }
    }

    private static void Point(CapFindings findings, string where, CapPoint point, string which)
    {
        if (!(Math.Abs(point.Latitude) <= MaxLatitude && Math.Abs(point.Longitude) <= MaxLongitude))
        {
            findings.Add(where, $"{CapQuote.Of($"{point.Latitude},{point.Longitude}")} is no place ({which}): expected latitude,longitude within ±90,±180 degrees.");
        }
    }

    private static void Heights(CapFindings findings, string where, CapArea area)
    {
        if (area.AltitudeFeet is { } altitude && !double.IsFinite(altitude))
        {
            findings.Add($"{where}/altitude", "It is not a number of feet.");
        }

        if (area.CeilingFeet is not { } ceiling)
        {
            return;
        }

        if (!double.IsFinite(ceiling))
        {
            findings.Add($"{where}/ceiling", "It is not a number of feet.");
        }
        else if (area.AltitudeFeet is null)
        {
            findings.Add($"{where}/ceiling", "It has no altitude: expected both, the bounds of a range.");
        }
        else if (ceiling < area.AltitudeFeet)
        {
            findings.Add($"{where}/ceiling", "It is below the altitude.");
        }
    }
}
