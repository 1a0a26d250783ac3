using NetTopologySuite.Geometries;

namespace CityTwin.City.Importing;

/// <summary>Gives imported buildings their cell, their id and what their file did not say.</summary>
internal static class BuildingImport
{
    private const int MaxSerial = 31;
    private const int MaxStoreys = 300;

    public static List<BuildingFeature> Place(
        string path, IReadOnlyList<ImportedBuilding> buildings, ImportGround ground, ImportLimits limits, ProblemList problems)
    {
        var placed = new List<BuildingFeature>(buildings.Count);
        var taken = new HashSet<TwinId>();
        foreach (var (i, building) in buildings.Index())
        {
            if (problems.Full)
            {
                break;
            }

            var middle = building.Footprint.InteriorPoint.Coordinate;
            if (ground.CellAt(middle) is not { } cell)
            {
                problems.Add(path, building.Row, $"stands at {middle.X}, {middle.Y}, which is in no cell of the city.");
                continue;
            }

            var id = TwinId.Building(cell, Serial(building.SourceId, i));
            if (!taken.Add(id))
            {
                problems.Add(path, building.Row, $"would be {id}, which another row is already.");
                continue;
            }

            var height = building.HeightM ?? (building.Storeys * limits.StoreyM) ?? limits.UnknownHeightM;
            placed.Add(new BuildingFeature(
                id, cell, building.Name, building.Storeys ?? StoreysOf(height, limits), height,
                building.BaseM ?? ground.GroundM(middle), building.Use, Generated: false, building.Footprint));
        }

        return placed;
    }

    private static int StoreysOf(double heightM, ImportLimits limits) =>
        Math.Clamp((int)Math.Round(heightM / limits.StoreyM), 1, MaxStoreys);

    /// <summary>The file's own id where it can be one of ours, else its number in the file.</summary>
    private static string Serial(string sourceId, int index)
    {
        var fits = sourceId.Length is > 0 and <= MaxSerial
            && sourceId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
        return fits ? $"i{sourceId}" : $"n{index + 1}";
    }
}
