using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>
/// Makes a city package: real divisions and schematic district outlines, and below them geometry of chance that is marked
/// as generated in every row. Districts are made and written one after another, so that the whole city needs the memory of
/// its largest district.
/// </summary>
public static class CityGenerator
{
    private const string NoticeZh = "示意图：区县界线为示意，街道以下界线、建筑、道路、河流、管网、地形与传感器均为程序生成，不得作为测绘依据。";

    private const string NoticeEn = "Schematic: district outlines are schematic; everything below them (boundaries, buildings, "
        + "roads, rivers, pipes, terrain, sensors) is generated and not surveyed.";

    /// <summary>How far rivers and terrain reach beyond the districts, metres.</summary>
    private const double MarginM = 1_500;

    /// <param name="recipe">What to make.</param>
    /// <param name="targetFolder">The package's folder; it must not exist yet.</param>
    /// <param name="progress">Hears of each district.</param>
    /// <exception cref="CityPackageException">A source is missing or broken, or the folder exists.</exception>
    /// <exception cref="ArgumentException">The recipe is not one.</exception>
    public static void Generate(
        CityRecipe recipe, string targetFolder, IProgress<GenerationProgress>? progress = null, CancellationToken cancel = default)
    {
        recipe.Validate();
        using var writer = new CityPackageWriter(targetFolder);
        var plan = CityPlan.Read(recipe);
        var total = plan.Districts.Count + 2;
        progress?.Report(new GenerationProgress("rivers and terrain", 0, total));
        var box = new Envelope();
        foreach (var district in plan.Districts)
        {
            box.ExpandToInclude(district.Outline.EnvelopeInternal);
        }

        box.ExpandBy(MarginM);
        var rivers = RiverCourses.Of(plan.Core, recipe.Seed).Select(river => river.Within(box)).OfType<River>().ToArray();
        var terrain = new Relief(recipe.Seed, rivers).Grid(box, recipe.TerrainM);
        WriteCommon(writer, plan, rivers, terrain);
        var crossings = new Crossings(rivers);
        var bounds = new Envelope();
        foreach (var (i, district) in plan.Districts.Index())
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Report(new GenerationProgress(district.Name, i + 1, total));
            var model = new DistrictBuilder(recipe, rivers, terrain).Build(district, plan.CellsOf);
            var sensors = (int)Math.Round(model.Tiling.Cells.Count * recipe.SensorsPerCell);
            DistrictWriter.Write(
                writer, model, [.. RiskPointBuilder.Build(model, terrain, recipe.Seed)],
                SensorBuilder.Build(model, rivers, terrain, sensors, recipe.Seed));
            var airspace = AirspaceBuilder.Build(model, recipe.Seed);
            writer.Airspace(airspace, generated: true, DistrictWriter.Made);
            writer.Units(
                new FleetBuilder(model, rivers, terrain, airspace, recipe.Seed).Build(), generated: true, DistrictWriter.Made);
            crossings.Add(model);
            bounds.ExpandToInclude(Projection.Utm48.ToDegrees(model.Tiling.District.Shape).EnvelopeInternal);
        }

        progress?.Report(new GenerationProgress("crossings and hashes", total - 1, total));
        writer.Roads(crossings.Build(), generated: true, DistrictWriter.Made);
        writer.Publish(Manifest(recipe, plan, bounds));
        progress?.Report(new GenerationProgress("done", total, total));
    }

    private static void WriteCommon(
        CityPackageWriter writer, CityPlan plan, IReadOnlyList<River> rivers, TerrainGrid terrain)
    {
        var core = Projection.Utm48.ToDegrees(plan.Core.Centroid).Coordinate;
        var city = new Division(
            CityRecipe.City, plan.Name, KnownPlaces.English(CityRecipe.City), new GeoPoint(core.X, core.Y), Generated: false);
        writer.Divisions([city], generated: false, DistrictWriter.DivisionsSource);
        writer.Waters(
            rivers.SelectMany(river => new[]
            {
                new WaterFeature(
                    river.Id, river.Name, river.NameEn, WaterFeature.River, true, Projection.Utm48.ToDegrees(river.Water)),
                new WaterFeature(
                    $"{river.Id}-centreline", river.Name, river.NameEn, WaterFeature.Centreline, true,
                    Projection.Utm48.ToDegrees(river.Centreline)),
            }),
            generated: true, DistrictWriter.Made);
        writer.Terrain(terrain, generated: true, DistrictWriter.Made);
        writer.SensorKinds(SensingTemplates.Kinds, SensingTemplates.Source);
        writer.Rules(SensingTemplates.Rules, SensingTemplates.Source);
        writer.Desk(DeskTemplates.Desk, DeskTemplates.Source);
        writer.UnitTypes(FleetTemplates.Types, FleetTemplates.Source);
        writer.Dispatch(FleetTemplates.Dispatch, FleetTemplates.Source);
    }

    private static CityManifest Manifest(CityRecipe recipe, CityPlan plan, Envelope bounds) => new(
        CityPackageFiles.SchemaVersion, recipe.Name, CityRecipe.City.Value, recipe.Seed,
        $"CityTwin {typeof(CityGenerator).Assembly.GetName().Version?.ToString(3)}", Generated: true, NoticeZh, NoticeEn,
        new BoundingBox(bounds.MinX, bounds.MinY, bounds.MaxX, bounds.MaxY),
        [.. plan.Districts.Select(district => district.Code.Value)], []);
}
