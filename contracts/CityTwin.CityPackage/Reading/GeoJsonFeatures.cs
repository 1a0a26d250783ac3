using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace CityTwin.City;

/// <summary>Reads a GeoJSON FeatureCollection one feature at a time, so that a whole city fits through.</summary>
public static class GeoJsonFeatures
{
    private static readonly JsonSerializerOptions Geometries = new() { Converters = { new GeoJsonConverterFactory() } };

    /// <summary>The features in order. Everything before and after the <c>features</c> member is skipped.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">What to call the file in a refusal.</param>
    /// <param name="maxFeatureBytes">The largest feature that is read.</param>
    /// <exception cref="CityPackageException">Not a FeatureCollection, broken JSON, or too large a feature.</exception>
    public static IEnumerable<GeoJsonFeature> Read(string path, string name, int maxFeatureBytes)
    {
        using var stream = OpenRead(path, name);
        var scanner = new JsonArrayScanner(stream, name, maxFeatureBytes);
        if (!scanner.MoveToArray("features"))
        {
            throw new CityPackageException(name, 0, "is not a GeoJSON FeatureCollection: it has no 'features' array.");
        }

        for (var row = 1; scanner.Next(row) is { } element; row++)
        {
            yield return ToFeature(name, row, element);
        }
    }

    private static GeoJsonFeature ToFeature(string name, int row, JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object
            || !element.TryGetProperty("geometry", out var shape)
            || !element.TryGetProperty("properties", out var properties))
        {
            throw new CityPackageException(name, row, "is not a GeoJSON Feature with 'geometry' and 'properties'.");
        }

        try
        {
            var geometry = shape.ValueKind == JsonValueKind.Null ? null : shape.Deserialize<Geometry>(Geometries);
            return new GeoJsonFeature(name, row, properties, geometry);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException
            or NotSupportedException or FormatException)
        {
            throw new CityPackageException(name, row, $"its geometry cannot be read: {e.Message}");
        }
    }

    private static FileStream OpenRead(string path, string name)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024);
        }
        catch (IOException e)
        {
            throw new CityPackageException(name, 0, $"cannot be read: {e.Message}");
        }
    }
}
