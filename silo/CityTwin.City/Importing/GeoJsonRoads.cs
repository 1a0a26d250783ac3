using NetTopologySuite.Geometries;

namespace CityTwin.City.Importing;

/// <summary>Roads of a GeoJSON file, with the property names of OpenStreetMap and of Geofabrik's extracts.</summary>
internal static class GeoJsonRoads
{
    private const int MaxSpeedKmH = 200;

    public static List<ImportedRoad> Read(string path, ImportLimits limits, ProblemList problems)
    {
        var roads = new List<ImportedRoad>();
        var rowOfId = new Dictionary<string, int>();
        problems.Each(GeoJsonFeatures.Read(path, path, limits.MaxFeatureBytes), Road, (feature, road) =>
        {
            if (roads.Count == limits.MaxRows)
            {
                throw feature.Refuse($"is one more than the {limits.MaxRows} that are taken from one file.");
            }

            if (road.SourceId.Length > 0 && !rowOfId.TryAdd(road.SourceId, road.Row))
            {
                throw feature.Refuse($"id {road.SourceId} was named before, in row {rowOfId[road.SourceId]}.");
            }

            roads.Add(road);
        });
        return roads;
    }

    private static ImportedRoad Road(GeoJsonFeature f)
    {
        if (f.Shape is not LineString line)
        {
            throw f.Refuse($"its geometry is {f.Shape?.GeometryType ?? "null"}, expected LineString.");
        }

        if (Places.Complaint(line) is { } complaint)
        {
            throw f.Refuse(complaint);
        }

        if (line.Length == 0)
        {
            throw f.Refuse("its line has no length.");
        }

        var word = f.TextOrNull("class") ?? f.TextOrNull("fclass") ?? f.TextOrNull("highway") ?? "";
        var roadClass = RoadWords.Class(word)
            ?? throw f.Refuse($"its class is '{word}', expected one of {string.Join(", ", RoadWords.Known)}.");
        var oneWay = OneWay(f);
        return new ImportedRoad(
            f.Row, f.TextOrNull("id") ?? f.TextOrNull("osm_id") ?? "", f.TextOrNull("name") ?? "", roadClass, oneWay != 0,
            Speed(f), Yes(f, "bridge"), Yes(f, "tunnel"), oneWay < 0 ? (LineString)line.Reverse() : line);
    }

    /// <returns>1 along the line, −1 against it, 0 both ways.</returns>
    private static int OneWay(GeoJsonFeature f)
    {
        var name = f.Has("oneWay") ? "oneWay" : "oneway";
        return f.FlagOrNull(name) is { } flag ? (flag ? 1 : 0) : f.TextOrNull(name) switch
        {
            null or "" or "B" or "no" => 0,
            "F" or "yes" or "1" => 1,
            "T" or "-1" => -1,
            var other => throw f.Refuse($"{name} is '{other}', expected F, T, B, yes, no, true or false."),
        };
    }

    /// <summary>0 is how the extracts write that they do not know.</summary>
    private static int? Speed(GeoJsonFeature f) => (f.NumberOrNull("speedKmH") ?? f.NumberOrNull("maxspeed")) switch
    {
        null or 0 => null,
        > 0 and <= MaxSpeedKmH and var speed => Math.Max(1, (int)Math.Round(speed)),
        var speed => throw f.Refuse($"its speed is {speed}, expected 1 to {MaxSpeedKmH} km/h."),
    };

    private static bool Yes(GeoJsonFeature f, string name) =>
        f.FlagOrNull(name) ?? f.TextOrNull(name) is "T" or "yes" or "1" or "true" or "viaduct";
}
