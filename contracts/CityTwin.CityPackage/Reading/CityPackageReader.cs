using CityTwin.Fleet;
using CityTwin.Sensing;
using CityTwin.WorkOrders;

namespace CityTwin.City;

/// <summary>
/// An opened city package. Each read goes through its file once and holds one row; a row that cannot be read is refused
/// with file, row and reason. Whether rows agree with each other is <see cref="Check"/>'s question.
/// </summary>
public sealed class CityPackageReader
{
    private readonly CityPackageOptions _options;

    private CityPackageReader(string folder, CityPackageOptions options)
    {
        Folder = folder;
        _options = options;
        Manifest = CityJsonText.ReadDocument<CityManifest>(folder, CityPackageFiles.Manifest, options.MaxDocumentBytes);
    }

    public string Folder { get; }

    public CityManifest Manifest { get; }

    /// <summary>Opens a package: the manifest must be of this schema version and every file it needs must be there.</summary>
    /// <exception cref="CityPackageException">It is not a package that this build reads.</exception>
    public static CityPackageReader Open(string folder, CityPackageOptions? options = null)
    {
        var reader = new CityPackageReader(folder, options ?? new CityPackageOptions());
        var problems = ManifestCheck.Run(reader.Manifest, folder);
        return problems.Count == 0 ? reader : throw new CityPackageException(problems);
    }

    /// <summary>Looks for everything wrong with a package: every row, and whether rows agree with each other.</summary>
    /// <returns>The problems, up to the options' bound; none for a good package.</returns>
    public static IReadOnlyList<CityPackageProblem> Check(string folder, CityPackageOptions? options = null) =>
        CityPackageCheck.Run(folder, options ?? new CityPackageOptions());

    public IEnumerable<Division> Divisions() =>
        Csv(CityPackageFiles.Divisions, CityPackageRows.DivisionColumns).Select(CityPackageRows.ToDivision);

    /// <summary>The outlines of a level below the city.</summary>
    public IEnumerable<Boundary> Boundaries(DivisionLevel level) =>
        Features(CityPackageFiles.Boundaries(level)).Select(f => CityPackageRows.ToBoundary(f, level));

    public IEnumerable<BuildingFeature> Buildings() =>
        Features(CityPackageFiles.Buildings).Select(CityPackageRows.ToBuilding);

    /// <summary>Buildings without their shapes.</summary>
    public IEnumerable<BuildingPlace> BuildingPlaces() =>
        Features(CityPackageFiles.Buildings).Select(CityPackageRows.ToBuildingPlace);

    public IEnumerable<RoadFeature> Roads() => Features(CityPackageFiles.Roads).Select(CityPackageRows.ToRoad);

    public IEnumerable<WaterFeature> Waters() => Features(CityPackageFiles.Waters).Select(CityPackageRows.ToWater);

    public IEnumerable<PipeFeature> Pipes() => Features(CityPackageFiles.Pipes).Select(CityPackageRows.ToPipe);

    public TerrainGrid Terrain() => EsriGrid.Read(
        Path.Combine(Folder, CityPackageFiles.Terrain), CityPackageFiles.Terrain, _options.MaxTerrainValues);

    public IEnumerable<RiskPoint> RiskPoints() =>
        Csv(CityPackageFiles.RiskPoints, CityPackageRows.RiskPointColumns).Select(CityPackageRows.ToRiskPoint);

    public IEnumerable<SensorPlacement> Sensors() =>
        Csv(CityPackageFiles.Sensors, CityPackageRows.SensorColumns).Select(CityPackageRows.ToSensor);

    public IReadOnlyList<SensorKind> SensorKinds() =>
        CityJsonText.ReadItems<SensorKind>(Folder, CityPackageFiles.SensorKinds, _options.MaxDocumentBytes);

    public IReadOnlyList<RuleDefinition> Rules() =>
        CityJsonText.ReadItems<RuleDefinition>(Folder, CityPackageFiles.Rules, _options.MaxDocumentBytes);

    /// <summary>Whether the package has a desk for work orders of its own.</summary>
    public bool HasDesk => Manifest.Files.Any(f => CityPackageFiles.Desk.Contains(f.File));

    /// <summary>The desk for work orders: the package's own, or the built-in one where it has none.</summary>
    public DeskDefinition Desk() => HasDesk
        ? new DeskDefinition(Departments(), Calendars(), LimitPlans(), Categories(), Intake())
        : DeskTemplates.Desk;

    internal IReadOnlyList<DepartmentDefinition> Departments() => Items<DepartmentDefinition>(CityPackageFiles.Departments);

    internal IReadOnlyList<CalendarDefinition> Calendars() => Items<CalendarDefinition>(CityPackageFiles.Calendars);

    internal IReadOnlyList<LimitPlanDefinition> LimitPlans() => Items<LimitPlanDefinition>(CityPackageFiles.Limits);

    internal IReadOnlyList<CategoryClassDefinition> Categories() => Items<CategoryClassDefinition>(CityPackageFiles.Categories);

    internal IReadOnlyList<IntakeDefinition> Intake() => Items<IntakeDefinition>(CityPackageFiles.Intake);

    /// <summary>Whether the package has a fleet of its own.</summary>
    public bool HasFleet => Manifest.Files.Any(f => CityPackageFiles.Fleet.Contains(f.File));

    /// <summary>The types of unit: the package's own, or the built-in ones where it has none.</summary>
    public IReadOnlyList<UnitType> UnitTypes() =>
        HasFleet ? Items<UnitType>(CityPackageFiles.UnitTypes) : FleetTemplates.Types;

    /// <summary>Units and docks; none where the package has no fleet.</summary>
    public IEnumerable<UnitPlacement> Units() => HasFleet
        ? Csv(CityPackageFiles.Units, FleetRows.UnitColumns).Select(FleetRows.ToUnit)
        : [];

    /// <summary>No-fly and restricted areas, and those with an altitude limit; none where the package has no fleet.</summary>
    public IEnumerable<AirspaceFeature> Airspace() =>
        HasFleet ? Features(CityPackageFiles.Airspace).Select(FleetRows.ToAirspace) : [];

    /// <summary>How it dispatches: its own rules, or the built-in ones where it has none.</summary>
    public DispatchDefinition Dispatch() => HasFleet
        ? CityJsonText.ReadDocument<DispatchDefinition>(Folder, CityPackageFiles.Dispatch, _options.MaxDocumentBytes)
        : FleetTemplates.Dispatch;

    /// <summary>Types, units and rules, without the airspace.</summary>
    public FleetDefinition Fleet() => new(UnitTypes(), [.. Units().Select(unit => unit.Definition)], Dispatch());

    private IReadOnlyList<T> Items<T>(string file) => CityJsonText.ReadItems<T>(Folder, file, _options.MaxDocumentBytes);

    internal IEnumerable<GeoJsonFeature> Features(string file) =>
        GeoJsonFeatures.Read(Path.Combine(Folder, file), file, _options.MaxFeatureBytes);

    internal IEnumerable<CsvRow> Csv(string file, string[] columns) =>
        CsvRows.Read(Path.Combine(Folder, file), file, columns);
}
