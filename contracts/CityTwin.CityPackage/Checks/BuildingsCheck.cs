using NetTopologySuite.Geometries;

namespace CityTwin.City;

/// <summary>Whether every building is named once, stands in its cell and has a height that a building can have.</summary>
internal static class BuildingsCheck
{
    /// <summary>Above the tallest there is, with room to grow.</summary>
    private const double MaxHeightM = 1_500;

    private const int MaxStoreys = 300;

    /// <returns>The buildings' ids.</returns>
    public static IReadOnlySet<TwinId> Run(
        CityPackageReader reader,
        KnownDivisions known,
        IReadOnlyDictionary<DivisionCode, Geometry> cells,
        ProblemList problems)
    {
        var ids = new HashSet<TwinId>();
        problems.Each(reader.Features(CityPackageFiles.Buildings), CityPackageRows.ToBuilding, (feature, building) =>
        {
            if (!ids.Add(building.Id))
            {
                throw feature.Refuse($"{building.Id} was named before.");
            }

            if (Complaint(building, known, cells) is { } complaint)
            {
                throw feature.Refuse(complaint);
            }
        });
        return ids;
    }

    private static string? Complaint(
        BuildingFeature building, KnownDivisions known, IReadOnlyDictionary<DivisionCode, Geometry> cells) => building switch
    {
        _ when !known.Has(building.Cell) => $"cell {building.Cell} is not in {CityPackageFiles.Divisions}.",
        _ when !known.Has(building.Id.Birthplace) => $"{building.Id} was born in a cell that is not in {CityPackageFiles.Divisions}.",
        { Storeys: < 1 or > MaxStoreys } => $"storeys is {building.Storeys}, expected 1 to {MaxStoreys}.",
        { HeightM: not (> 0 and <= MaxHeightM) } => $"heightM is {building.HeightM}, expected more than 0 and at most {MaxHeightM}.",
        _ when cells.TryGetValue(building.Cell, out var cell) && !cell.Intersects(building.Footprint) =>
            $"its footprint is outside its cell {building.Cell}.",
        _ => null,
    };
}
