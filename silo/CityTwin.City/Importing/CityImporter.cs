using NetTopologySuite.Geometries;

namespace CityTwin.City.Importing;

/// <summary>
/// Imports buildings, roads and devices from files into a new package. A file is taken whole or refused with file, row and
/// reason for every row that is wrong; nothing is written until all are right, and the package only gets its name after it
/// passed every check.
/// </summary>
public static class CityImporter
{
    /// <exception cref="CityPackageException">A file, or the package that would come of it, is refused.</exception>
    /// <exception cref="ArgumentException">Nothing was asked for.</exception>
    public static ImportResult Import(ImportRequest request)
    {
        if (request is { Buildings: null, Roads: null, Devices: null })
        {
            throw new ArgumentException("There is nothing to import: neither buildings, nor roads, nor devices.");
        }

        if (Path.Exists(request.Target))
        {
            throw new CityPackageException(request.Target, 0, "exists already: an import makes a new package.");
        }

        var (limits, problems) = (request.Limits, new ProblemList(request.Limits.MaxProblems));
        var package = request.Base is null ? null : CityPackageReader.Open(request.Base);
        var kinds = ImportGround.Kinds(package).Select(kind => kind.Code).ToHashSet();
        var buildings = request.Buildings is null ? [] : ReadBuildings(request.Buildings, request.Epsg, limits, problems);
        var roads = request.Roads is null ? [] : GeoJsonRoads.Read(request.Roads, limits, problems);
        var devices = request.Devices is null ? [] : DeviceFile.Read(request.Devices, kinds, limits, problems);
        RefuseIf(problems);

        var ground = package is null ? ImportGround.Of(Lay(request, buildings, roads, devices)) : ImportGround.Of(package);
        var placed = BuildingImport.Place(request.Buildings ?? "", buildings, ground, limits, problems);
        var edges = RoadImport.Connect(request.Roads ?? "", roads, ground, problems);
        var standing = (package?.BuildingPlaces().Select(b => b.Id) ?? []).Concat(placed.Select(b => b.Id)).ToHashSet();
        var sensors = DeviceImport.Place(request.Devices ?? "", devices, ground, standing, problems);
        RefuseIf(problems);

        Publish(request, ground, placed, edges, sensors);
        return new ImportResult(placed.Count, edges.Count, sensors.Count, [.. Notes(buildings, limits)]);
    }

    private static List<ImportedBuilding> ReadBuildings(string path, int? epsg, ImportLimits limits, ProblemList problems) =>
        CityJsonFile.Is(path)
            ? CityJsonBuildings.Read(path, epsg, limits, problems)
            : GeoJsonBuildings.Read(path, limits, problems);

    private static GridDivisions Lay(
        ImportRequest request, List<ImportedBuilding> buildings, List<ImportedRoad> roads, List<ImportedDevice> devices)
    {
        var box = new Envelope();
        buildings.ForEach(building => box.ExpandToInclude(building.Footprint.EnvelopeInternal));
        roads.ForEach(road => box.ExpandToInclude(road.Line.EnvelopeInternal));
        devices.ForEach(device => box.ExpandToInclude(device.Position.Longitude, device.Position.Latitude));
        return box.IsNull
            ? throw new CityPackageException(request.Buildings ?? request.Roads ?? request.Devices!, 0, "has nothing to import.")
            : new GridDivisions(request.Name, box);
    }

    /// <summary>Written under another name and checked there: a package that fails is never seen.</summary>
    private static void Publish(
        ImportRequest request, ImportGround ground, List<BuildingFeature> buildings, List<RoadFeature> roads,
        List<SensorPlacement> sensors)
    {
        var target = Path.GetFullPath(request.Target);
        var draft = target + ".unchecked";
        if (Directory.Exists(draft))
        {
            Directory.Delete(draft, recursive: true);
        }

        try
        {
            using (var writer = new CityPackageWriter(draft))
            {
                ImportWriter.Write(writer, request, ground, buildings, roads, sensors);
            }

            var wrong = CityPackageReader.Check(draft);
            if (wrong.Count > 0)
            {
                throw new CityPackageException(wrong);
            }

            Directory.Move(draft, target);
        }
        finally
        {
            if (Directory.Exists(draft))
            {
                Directory.Delete(draft, recursive: true);
            }
        }
    }

    private static IEnumerable<string> Notes(List<ImportedBuilding> buildings, ImportLimits limits)
    {
        if (buildings.Count(b => b.HeightM is null && b.Storeys is null) is > 0 and var unknown)
        {
            yield return $"{unknown} buildings have neither height nor storeys: {limits.UnknownHeightM} m was assumed.";
        }

        if (buildings.Count(b => b.Clipped) is > 0 and var clipped)
        {
            yield return $"{clipped} buildings are cut off at a tile's edge.";
        }
    }

    private static void RefuseIf(ProblemList problems)
    {
        if (problems.Problems.Count > 0)
        {
            throw new CityPackageException(problems.Problems);
        }
    }
}
