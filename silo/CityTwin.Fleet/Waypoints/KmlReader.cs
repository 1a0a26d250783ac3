using System.Globalization;

namespace CityTwin.Fleet.Waypoints;

/// <summary>
/// Reads KML 2.2: the lines in it one after another, or else its points in their order. Polygons and the rest are left out and
/// noted. A DJI document within KML is handed to <see cref="WpmlReader"/>.
/// </summary>
internal static class KmlReader
{
    private const string ToGround = "clampToGround";

    public static WaypointReading Read(ReadOnlyMemory<byte> content, ReadingLog log)
    {
        if (XmlTree.Read(content, log) is not { } root)
        {
            return log.Done(new WaypointPlan("", []));
        }

        if (root.Name != "kml")
        {
            return log.Refusal(root.Line, $"It is an element {ReadingLog.Quote(root.Name)}: expected kml.");
        }

        return root.Below("missionConfig").Any() ? WpmlReader.Read(root, log) : log.Done(Plan(root, log));
    }

    private static WaypointPlan Plan(XmlElement root, ReadingLog log)
    {
        var shapes = root.Below("Placemark").SelectMany(mark => mark.Below("LineString", "Point", "Polygon", "Track", "Model")).ToList();
        var lines = shapes.Where(shape => shape.Name == "LineString").ToList();
        var taken = lines.Count > 0 ? lines : [.. shapes.Where(shape => shape.Name == "Point")];
        foreach (var left in shapes.Except(taken))
        {
            log.Note(left.Line, $"A {left.Name} is left out: {(lines.Count > 0 ? "lines" : "points")} are flown.");
        }

        var name = root.Below("name").FirstOrDefault()?.Text ?? "";
        return new WaypointPlan(name, [.. taken.SelectMany(shape => Points(shape, log)).Take(log.Limits.MaxPoints + 1)]);
    }

    private static IEnumerable<Waypoint> Points(XmlElement shape, ReadingLog log)
    {
        if (shape.Child("coordinates") is not { } coordinates)
        {
            log.Problem(shape.Line, $"A {shape.Name} has no coordinates.");
            return [];
        }

        var mode = shape.TextOf("altitudeMode") ?? ToGround;
        AltitudeReference? reference = mode switch
        {
            "absolute" => AltitudeReference.SeaLevel,
            ToGround or "relativeToGround" or "clampToSeaFloor" or "relativeToSeaFloor" => AltitudeReference.Ground,
            _ => null,
        };
        if (reference is null)
        {
            log.Problem(shape.Line, $"Its altitudeMode is {ReadingLog.Quote(mode)}: expected absolute, relativeToGround or {ToGround}.");
            return [];
        }

        return coordinates.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(text => Point(text, coordinates.Line, reference.Value, mode == ToGround, log)).OfType<Waypoint>();
    }

    /// <summary>Clamped to the ground, an altitude means nothing, as the standard says.</summary>
    private static Waypoint? Point(string text, int line, AltitudeReference reference, bool clamped, ReadingLog log)
    {
        if (Numbers(text) is not { } at)
        {
            log.Problem(line, $"Coordinates are {ReadingLog.Quote(text)}: expected longitude,latitude or longitude,latitude,altitude.");
            return null;
        }

        var altitudeM = clamped ? 0 : at.ElementAtOrDefault(2);
        if (ReadingLog.Complaint(at[0], at[1], altitudeM) is { } complaint)
        {
            log.Problem(line, complaint);
            return null;
        }

        return new Waypoint(at[0], at[1], altitudeM, reference);
    }

    /// <summary>Two or three numbers with commas between them, or nothing.</summary>
    internal static double[]? Numbers(string text)
    {
        var fields = text.Split(',', StringSplitOptions.TrimEntries);
        var numbers = new double[fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            if (!double.TryParse(fields[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
            {
                return null;
            }
        }

        return fields.Length is 2 or 3 ? numbers : null;
    }
}
