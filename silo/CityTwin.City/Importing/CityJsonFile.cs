using System.Text.Json;
using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;

namespace CityTwin.City.Importing;

/// <summary>A CityJSON document: its version, its coordinate system, its vertices put back in place, and its objects.</summary>
internal sealed partial class CityJsonFile : IDisposable
{
    private readonly JsonDocument _json;
    private readonly CoordinateZ[] _vertices;

    private CityJsonFile(string path, JsonDocument json, CoordinateZ[] vertices, int? epsg)
    {
        (Path, _json, _vertices, Epsg) = (path, json, vertices, epsg);
        Objects = json.RootElement.GetProperty("CityObjects");
    }

    public string Path { get; }

    /// <summary>Nothing when the file does not name one.</summary>
    public int? Epsg { get; }

    public JsonElement Objects { get; }

    public static bool Is(string path) => path.EndsWith(".city.json", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".cityjson", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="CityPackageException">It is not CityJSON 1.1 or 2.0, or it is too large.</exception>
    public static CityJsonFile Open(string path, ImportLimits limits)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length > limits.MaxCityJsonBytes)
        {
            throw new CityPackageException(
                path, 0, file.Exists ? $"has {file.Length} bytes, more than {limits.MaxCityJsonBytes}." : "is missing.");
        }

        JsonDocument? json = null;
        try
        {
            json = Parse(file);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Text(root, "type") != "CityJSON")
            {
                throw new CityPackageException(path, 0, "is not CityJSON: its type is not 'CityJSON'.");
            }

            if (Text(root, "version") is not ("1.1" or "2.0"))
            {
                throw new CityPackageException(path, 0, $"is CityJSON {Text(root, "version")}, expected 1.1 or 2.0.");
            }

            return new CityJsonFile(path, json, Vertices(root), SystemOf(root));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException
            or IndexOutOfRangeException or IOException)
        {
            json?.Dispose();
            throw new CityPackageException(path, 0, $"cannot be read as CityJSON: {e.Message}");
        }
    }

    public CoordinateZ Vertex(int index) => index >= 0 && index < _vertices.Length
        ? _vertices[index]
        : throw new FormatException($"it refers to vertex {index} of {_vertices.Length}.");

    public void Dispose() => _json.Dispose();

    private static JsonDocument Parse(FileInfo file)
    {
        using var stream = file.OpenRead();
        return JsonDocument.Parse(stream);
    }

    private static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static CoordinateZ[] Vertices(JsonElement root)
    {
        var transform = root.GetProperty("transform");
        var (scale, translate) = (Three(transform.GetProperty("scale")), Three(transform.GetProperty("translate")));
        return
        [
            .. root.GetProperty("vertices").EnumerateArray().Select(Three).Select(v => new CoordinateZ(
                (v.X * scale.X) + translate.X, (v.Y * scale.Y) + translate.Y, (v.Z * scale.Z) + translate.Z)),
        ];
    }

    private static (double X, double Y, double Z) Three(JsonElement numbers)
    {
        var three = (X: numbers[0].GetDouble(), Y: numbers[1].GetDouble(), Z: numbers[2].GetDouble());
        return double.IsFinite(three.X) && double.IsFinite(three.Y) && double.IsFinite(three.Z)
            ? three
            : throw new FormatException("a vertex or the transform is not a finite number.");
    }

    /// <summary>Of a URL or a URN that ends in the code.</summary>
    private static int? SystemOf(JsonElement root) =>
        root.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
            && Text(metadata, "referenceSystem") is { } name && Code().Match(name) is { Success: true } code
            ? int.Parse(code.Value, System.Globalization.CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex(@"\d{4,6}$")]
    private static partial Regex Code();
}
