using System.Collections.Frozen;
using CityTwin.Fleet;
using CityTwin.Sensing;
using CityTwin.WorkOrders;

namespace CityTwin.City;

/// <summary>A package without its geometry: what a silo needs to know. It does not change while a city runs.</summary>
public sealed class CityCatalogue
{
    private readonly FrozenDictionary<DivisionCode, Division> _divisions;
    private readonly FrozenDictionary<DivisionCode, Division[]> _cells;
    private readonly FrozenDictionary<DivisionCode, BuildingPlace[]> _buildings;
    private readonly FrozenSet<TwinId> _ids;
    private readonly FrozenDictionary<string, SensorKind> _kinds;

    private CityCatalogue(
        CityManifest manifest,
        IEnumerable<Division> divisions,
        IEnumerable<BuildingPlace> buildings,
        IReadOnlyList<SensorKind> kinds,
        IReadOnlyList<RuleDefinition> rules,
        DeskDefinition desk,
        FleetDefinition fleet)
    {
        Manifest = manifest;
        _divisions = divisions.ToFrozenDictionary(d => d.Code);
        _cells = _divisions.Values.Where(d => d.Level == DivisionLevel.Cell)
            .GroupBy(d => d.Code.Street)
            .ToFrozenDictionary(street => street.Key, street => street.OrderBy(cell => cell.Code).ToArray());
        _buildings = buildings.GroupBy(b => b.Cell)
            .ToFrozenDictionary(cell => cell.Key, cell => cell.OrderBy(b => b.Id).ToArray());
        _ids = _buildings.Values.SelectMany(cell => cell).Select(b => b.Id).ToFrozenSet();
        _kinds = kinds.ToFrozenDictionary(k => k.Code);
        SensorKinds = kinds;
        Rules = rules;
        Desk = desk;
        Fleet = fleet;
    }

    public CityManifest Manifest { get; }

    public DivisionCode City => DivisionCode.Parse(Manifest.CityCode);

    public IReadOnlyList<SensorKind> SensorKinds { get; }

    public IReadOnlyList<RuleDefinition> Rules { get; }

    /// <summary>What the desk for work orders knows; the built-in one where the package has none.</summary>
    public DeskDefinition Desk { get; }

    /// <summary>Types of unit, the units and docks of the package, and how it dispatches.</summary>
    public FleetDefinition Fleet { get; }

    public IEnumerable<Division> Divisions => _divisions.Values;

    /// <summary>A catalogue of parts that are known to agree.</summary>
    public static CityCatalogue Create(
        CityManifest manifest,
        IEnumerable<Division> divisions,
        IEnumerable<BuildingPlace> buildings,
        IReadOnlyList<SensorKind> kinds,
        IReadOnlyList<RuleDefinition> rules,
        DeskDefinition? desk = null,
        FleetDefinition? fleet = null) =>
        new(manifest, divisions, buildings, kinds, rules, desk ?? DeskTemplates.Desk, fleet ?? FleetTemplates.Fleet);

    /// <summary>Reads divisions, buildings, kinds, rules, the desk and the fleet, and judges that they agree; shapes are not judged.</summary>
    /// <exception cref="CityPackageException">What is read does not agree with itself.</exception>
    public static CityCatalogue Load(string folder, CityPackageOptions? options = null)
    {
        options ??= new CityPackageOptions();
        var reader = CityPackageReader.Open(folder, options);
        var problems = new ProblemList(options.MaxProblems);
        var known = new KnownDivisions(DivisionCode.Parse(reader.Manifest.CityCode));
        DivisionsCheck.Run(reader, known, problems);
        SensingCheck.Run(reader, problems, out var sensing);
        DeskCheck.Run(reader, problems);
        FleetCheck.Run(reader, known, sensing, new HashSet<string>(), problems);
        return problems.Problems.Count == 0
            ? new CityCatalogue(
                reader.Manifest, reader.Divisions(), reader.BuildingPlaces(), reader.SensorKinds(), reader.Rules(),
                reader.Desk(), reader.Fleet())
            : throw new CityPackageException(problems.Problems);
    }

    public bool Has(DivisionCode code) => _divisions.ContainsKey(code);

    public Division? Find(DivisionCode code) => _divisions.GetValueOrDefault(code);

    public SensorKind? Kind(string code) => _kinds.GetValueOrDefault(code);

    /// <summary>A street's cells, by code.</summary>
    public IReadOnlyList<Division> CellsIn(DivisionCode street) => _cells.GetValueOrDefault(street, []);

    /// <summary>A cell's buildings, by id.</summary>
    public IReadOnlyList<BuildingPlace> BuildingsIn(DivisionCode cell) => _buildings.GetValueOrDefault(cell, []);

    public bool HasBuilding(TwinId building) => _ids.Contains(building);
}
