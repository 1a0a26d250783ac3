using NetTopologySuite.Geometries;

namespace CityTwin.City.Importing;

/// <summary>Buildings of a GeoJSON file, with the property names of OpenStreetMap and of tiles made from it.</summary>
internal static class GeoJsonBuildings
{
    private const int MaxStoreys = 300;
    private const double MaxHeightM = 1_500;

    public static List<ImportedBuilding> Read(string path, ImportLimits limits, ProblemList problems)
    {
        var buildings = new List<ImportedBuilding>();
        var rowOfId = new Dictionary<string, int>();
        problems.Each(GeoJsonFeatures.Read(path, path, limits.MaxFeatureBytes), Building, (feature, building) =>
        {
            if (buildings.Count == limits.MaxRows)
            {
                throw feature.Refuse($"is one more than the {limits.MaxRows} that are taken from one file.");
            }

            if (building.SourceId.Length > 0 && !rowOfId.TryAdd(building.SourceId, building.Row))
            {
                throw feature.Refuse($"id {building.SourceId} was named before, in row {rowOfId[building.SourceId]}.");
            }

            buildings.Add(building);
        });
        return buildings;
    }

    private static ImportedBuilding Building(GeoJsonFeature f)
    {
        if (f.Shape is not (Polygon or MultiPolygon))
        {
            throw f.Refuse($"its geometry is {f.Shape?.GeometryType ?? "null"}, expected Polygon or MultiPolygon.");
        }

        if (Places.Complaint(f.Shape) is { } complaint)
        {
            throw f.Refuse(complaint);
        }

        var height = Optional(f, "height", "heightM");
        if (height is not (null or (> 0 and <= MaxHeightM)))
        {
            throw f.Refuse($"height is {height}, expected more than 0 and at most {MaxHeightM} m.");
        }

        var storeys = Optional(f, "storeys", "building:levels", "levels");
        if (storeys is not (null or (>= 1 and <= MaxStoreys)))
        {
            throw f.Refuse($"storeys is {storeys}, expected 1 to {MaxStoreys}.");
        }

        return new ImportedBuilding(
            f.Row, f.TextOrNull("id") ?? f.TextOrNull("osm_id") ?? "", f.TextOrNull("name") ?? "", height,
            (int?)storeys, Optional(f, "baseM"),
            BuildingWords.Use(f.TextOrNull("use") ?? f.TextOrNull("kind_detail") ?? f.TextOrNull("building") ?? ""),
            f.FlagOrNull("tileClipped") == true, f.ValidArea());
    }

    /// <summary>Absent is unknown; present and not a number is an error.</summary>
    private static double? Optional(GeoJsonFeature f, params string[] names)
    {
        foreach (var name in names.Where(f.Has))
        {
            return f.NumberOrNull(name)
                ?? (double.TryParse(f.TextOrNull(name), System.Globalization.CultureInfo.InvariantCulture, out var number)
                    && double.IsFinite(number) ? number : throw f.Refuse($"{name} is not a number."));
        }

        return null;
    }
}
