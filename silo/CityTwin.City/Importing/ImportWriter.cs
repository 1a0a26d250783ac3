using CityTwin.City.Generation;

namespace CityTwin.City.Importing;

/// <summary>Writes the package that an import makes.</summary>
internal static class ImportWriter
{
    private const string NoticeZh = "行政区划为导入时生成的网格，仅供示意。";
    private const string NoticeEn = "The divisions are a grid laid over the imported data, schematic only.";
    private const string Grid = "a grid made for the import";

    public static void Write(
        CityPackageWriter to, ImportRequest request, ImportGround ground, IReadOnlyList<BuildingFeature> buildings,
        IReadOnlyList<RoadFeature> roads, IReadOnlyList<SensorPlacement> sensors)
    {
        if (ground.Package is { } package)
        {
            WriteAdded(to, request, package, buildings, roads, sensors);
            return;
        }

        var grid = ground.Grid!;
        to.Divisions(grid.Divisions, generated: true, Grid);
        foreach (var level in new[] { DivisionLevel.District, DivisionLevel.Street, DivisionLevel.Community, DivisionLevel.Cell })
        {
            to.Boundaries(level, grid.At(level), generated: true, Grid);
        }

        to.Buildings(buildings, generated: false, From(request.Buildings));
        to.Roads(roads, generated: false, From(request.Roads));
        to.Waters([], generated: false, From(null));
        to.Pipes([], generated: false, From(null));

        // Elevations are in the metres of Chongqing's zone, which mean nothing elsewhere: the ground is one flat piece.
        to.Terrain(new TerrainGrid(2, 2, 0, 0, 1_000_000, new float[4]), generated: true, "flat: not known");
        to.RiskPoints([], generated: false, From(null));
        to.Sensors(sensors, generated: false, From(request.Devices));
        to.SensorKinds(SensingTemplates.Kinds, SensingTemplates.Source);
        to.Rules(SensingTemplates.Rules, SensingTemplates.Source);
        to.Desk(DeskTemplates.Desk, DeskTemplates.Source);
        to.UnitTypes(FleetTemplates.Types, FleetTemplates.Source);
        to.Units([], generated: false, From(null));
        to.Airspace([], generated: false, From(null));
        to.Dispatch(FleetTemplates.Dispatch, FleetTemplates.Source);
        to.Publish(new CityManifest(
            CityPackageFiles.SchemaVersion, request.Name, GridDivisions.CityCode, Seed: null, CreatedBy, Generated: true,
            NoticeZh, NoticeEn, grid.Bounds, [GridDivisions.DistrictCode], []));
    }

    private static string CreatedBy => $"CityTwin {typeof(ImportWriter).Assembly.GetName().Version?.ToString(3)}";

    private static void WriteAdded(
        CityPackageWriter to, ImportRequest request, CityPackageReader package, IReadOnlyList<BuildingFeature> buildings,
        IReadOnlyList<RoadFeature> roads, IReadOnlyList<SensorPlacement> sensors)
    {
        var added = new HashSet<string>();
        if (Adds(CityPackageFiles.Buildings, request.Buildings, out var generated, out var source))
        {
            to.Buildings(package.Buildings().Concat(buildings), generated, source);
        }

        if (Adds(CityPackageFiles.Roads, request.Roads, out generated, out source))
        {
            to.Roads(package.Roads().Concat(roads), generated, source);
        }

        if (Adds(CityPackageFiles.Sensors, request.Devices, out generated, out source))
        {
            to.Sensors(package.Sensors().Concat(sensors), generated, source);
        }

        foreach (var file in CityPackageFiles.All.Concat(CityPackageFiles.Optional.SelectMany(group => group))
            .Where(file => !added.Contains(file) && package.Manifest.Files.Any(f => f.File == file)))
        {
            to.Copy(package, file);
        }

        to.Publish(package.Manifest with { Name = request.Name, CreatedBy = CreatedBy });

        bool Adds(string file, string? path, out bool generated, out string source)
        {
            var known = package.Manifest.Files.Single(f => f.File == file);
            (generated, source) = (known.Generated, $"{known.Source}; {From(path)}");
            return path is not null && added.Add(file);
        }
    }

    private static string From(string? path) => path is null ? "nothing imported" : $"imported from {Path.GetFileName(path)}";
}
