using System.Text.Json;
using NetTopologySuite.Geometries;

namespace CityTwin.City.Importing;

/// <summary>Buildings of a CityJSON file: the footprint from the ground, the height from the lowest vertex to the highest.</summary>
internal static class CityJsonBuildings
{
    public static List<ImportedBuilding> Read(string path, int? epsg, ImportLimits limits, ProblemList problems)
    {
        var buildings = new List<ImportedBuilding>();
        problems.Try(() =>
        {
            using var file = CityJsonFile.Open(path, limits);
            var toDegrees = Projector(file, epsg);
            foreach (var (i, named) in file.Objects.EnumerateObject().Index())
            {
                if (Text(named.Value, "type") == "Building")
                {
                    problems.Try(() => buildings.Add(Building(file, i + 1, named, toDegrees)));
                }

                if (buildings.Count > limits.MaxRows)
                {
                    throw new CityPackageException(path, i + 1, $"is one more than the {limits.MaxRows} that are taken from one file.");
                }
            }

            if (buildings.Count == 0 && problems.Problems.Count == 0)
            {
                throw new CityPackageException(path, 0, "has no buildings.");
            }
        });
        return buildings;
    }

    private static Func<double, double, Coordinate> Projector(CityJsonFile file, int? epsg)
    {
        var code = file.Epsg ?? epsg ?? throw new CityPackageException(
            file.Path, 0, "names no coordinate system in metadata.referenceSystem: its EPSG code has to be given.");
        return CoordinateSystems.ToDegrees(code) ?? throw new CityPackageException(
            file.Path, 0, $"is in EPSG:{code}; known are {CoordinateSystems.Known}.");
    }

    private static ImportedBuilding Building(
        CityJsonFile file, int row, JsonProperty named, Func<double, double, Coordinate> toDegrees)
    {
        try
        {
            var body = new CityJsonBody(file);
            AddWithParts(body, file, named.Name, []);
            var (footprint, baseM, topM) = body.Stand();
            var height = topM - baseM;
            var degrees = Projection.Map(footprint, c => toDegrees(c.X, c.Y));
            if ((Places.Complaint(degrees) ?? (degrees.IsValid ? null : "has a footprint that crosses itself.")) is { } complaint)
            {
                throw new FormatException(complaint);
            }

            return new ImportedBuilding(
                row, named.Name, Attribute(named.Value, "name") ?? "", height > 0 ? Math.Round(height, 2) : null,
                int.TryParse(Attribute(named.Value, "storeysAboveGround"), out var storeys) && storeys > 0 ? storeys : null,
                Math.Round(baseM, 2), BuildingWords.Use(Attribute(named.Value, "function") ?? ""), Clipped: false, degrees);
        }
        catch (Exception e) when (e is FormatException or KeyNotFoundException or InvalidOperationException or JsonException
            or IndexOutOfRangeException or ArgumentException)
        {
            throw new CityPackageException(file.Path, row, $"building {named.Name}: {e.Message}");
        }
    }

    private static void AddWithParts(CityJsonBody body, CityJsonFile file, string name, HashSet<string> seen)
    {
        if (!seen.Add(name))
        {
            throw new FormatException($"{name} is a part of itself.");
        }

        var thing = file.Objects.TryGetProperty(name, out var found) ? found : throw new FormatException($"its part {name} is not there.");
        if (thing.TryGetProperty("geometry", out var geometries))
        {
            foreach (var geometry in geometries.EnumerateArray())
            {
                body.Add(geometry);
            }
        }

        if (thing.TryGetProperty("children", out var children))
        {
            foreach (var child in children.EnumerateArray())
            {
                AddWithParts(body, file, child.GetString() ?? "", seen);
            }
        }
    }

    private static string? Text(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            }
            : null;

    private static string? Attribute(JsonElement thing, string name) =>
        thing.TryGetProperty("attributes", out var attributes) ? Text(attributes, name) : null;
}
