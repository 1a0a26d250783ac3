using System.Globalization;
using System.Text.Json;
using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>
/// Areas of GeoJSON as zones. A feature's <c>zone</c> says what it asks: <c>blocked</c> (also when it says nothing),
/// <c>speed-limit</c> with <c>maxSpeedMps</c>, <c>penalty</c> and <c>priority</c> with <c>factor</c>, <c>line-guided</c>, <c>directed</c>
/// and <c>bidirected</c> with <c>directionDeg</c>. Holes are not said: a zone has none, and what they lie in counts whole.
/// </summary>
internal static class ZoneReader
{
    public const int MaxZones = 1_000;
    private const int MaxVertices = 1_000;
    private const int MaxDepth = 16;

    /// <exception cref="UnitRefusedException">It is not GeoJSON, or not of areas.</exception>
    public static List<VdaZone> Read(byte[] geoJson)
    {
        try
        {
            using var document = JsonDocument.Parse(geoJson, new JsonDocumentOptions { MaxDepth = MaxDepth });
            List<VdaZone> zones = [];
            var at = 0;
            foreach (var feature in document.RootElement.GetProperty("features").EnumerateArray())
            {
                Feature(feature, at++, zones);
                if (zones.Count > MaxZones)
                {
                    throw Wrong($"$.features has more than {MaxZones} areas");
                }
            }

            return zones;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw Wrong($"The areas cannot be read ({e.Message})");
        }
    }

    private static void Feature(JsonElement feature, int at, List<VdaZone> zones)
    {
        var properties = feature.TryGetProperty("properties", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
        var geometry = feature.GetProperty("geometry");
        var coordinates = geometry.GetProperty("coordinates");
        var outlines = geometry.GetProperty("type").GetString() switch
        {
            "Polygon" => [coordinates[0]],
            "MultiPolygon" => coordinates.EnumerateArray().Select(polygon => polygon[0]).ToList(),
            var type => throw Wrong($"$.features[{at}].geometry is a {type}"),
        };
        foreach (var outline in outlines)
        {
            zones.Add(Zone(properties, at, zones.Count, Vertices(outline, at)));
        }
    }

    private static VdaZone Zone(JsonElement properties, int at, int serial, List<VdaVertex> vertices)
    {
        var type = Text(properties, "zone") switch
        {
            null or "blocked" => VdaZoneType.Blocked,
            "speed-limit" => VdaZoneType.SpeedLimit,
            "penalty" => VdaZoneType.Penalty,
            "priority" => VdaZoneType.Priority,
            "line-guided" => VdaZoneType.LineGuided,
            "directed" => VdaZoneType.Directed,
            "bidirected" => VdaZoneType.Bidirected,
            var other => throw Wrong($"$.features[{at}].properties.zone is '{other}'"),
        };
        var isDirected = type is VdaZoneType.Directed or VdaZoneType.Bidirected;
        return new VdaZone
        {
            ZoneId = string.Create(CultureInfo.InvariantCulture, $"zone-{serial}"),
            Type = type,
            Descriptor = Text(properties, "name"),
            Vertices = vertices,
            MaximumSpeedMps = type == VdaZoneType.SpeedLimit ? Number(properties, "maxSpeedMps", at, 0, 100) : null,
            Factor = type is VdaZoneType.Penalty or VdaZoneType.Priority ? Number(properties, "factor", at, 0, 1) : null,
            DirectionRad = isDirected ? Math.IEEERemainder((90 - Number(properties, "directionDeg", at, 0, 360)) * Math.PI / 180, Math.Tau) : null,
            Limitation = isDirected ? VdaLimitation.Restricted : null,
        };
    }

    /// <summary>Counter-clockwise, without the last, which repeats the first.</summary>
    private static List<VdaVertex> Vertices(JsonElement ring, int at)
    {
        var points = ring.EnumerateArray().Select(point => (Longitude: point[0].GetDouble(), Latitude: point[1].GetDouble())).ToList();
        if (points.Count is < 4 or > MaxVertices || !points.TrueForAll(point => Utm48.Covers(point.Longitude, point.Latitude)))
        {
            throw Wrong($"$.features[{at}].geometry has an outline of {points.Count} points, or one off the map");
        }

        var vertices = points.Take(points[0] == points[^1] ? points.Count - 1 : points.Count)
            .Select(point => Utm48.ToMetres(point.Longitude, point.Latitude)).Select(point => new VdaVertex(point.EastM, point.NorthM)).ToList();
        var area = vertices.Select((vertex, i) => (vertex, next: vertices[(i + 1) % vertices.Count]))
            .Sum(pair => (pair.vertex.X * pair.next.Y) - (pair.next.X * pair.vertex.Y));
        if (area < 0)
        {
            vertices.Reverse();
        }

        return vertices;
    }

    private static string? Text(JsonElement properties, string name) =>
        properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static double Number(JsonElement properties, string name, int at, double least, double most) =>
        properties.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.GetDouble() is var number
        && number >= least && number <= most
            ? number
            : throw Wrong(string.Create(CultureInfo.InvariantCulture, $"$.features[{at}].properties.{name} is not a number from {least} to {most}"));

    private static UnitRefusedException Wrong(string what) => new(
        UnitRefusal.Invalid,
        $"{what}: expected a FeatureCollection of at most {MaxZones} polygons in and around UTM zone 48 N, each of 4 to {MaxVertices} points.");
}
