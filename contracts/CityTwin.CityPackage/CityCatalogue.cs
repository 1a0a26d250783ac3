using System.Collections.Frozen;
using CityTwin.Sensing;

namespace CityTwin.City;

/// <summary>A package without its geometry: what a silo needs to know. It does not change while a city runs.</summary>
public sealed class CityCatalogue
{
    private readonly FrozenDictionary<DivisionCode, Division> _divisions;
    private readonly ILookup<DivisionCode, TwinId> _buildings;
    private readonly FrozenSet<TwinId> _ids;
    private readonly FrozenDictionary<string, SensorKind> _kinds;

    private CityCatalogue(
        CityManifest manifest,
        IEnumerable<Division> divisions,
        IEnumerable<(DivisionCode Cell, TwinId Id)> buildings,
        IReadOnlyList<SensorKind> kinds,
        IReadOnlyList<RuleDefinition> rules)
    {
        Manifest = manifest;
        _divisions = divisions.ToFrozenDictionary(d => d.Code);
        _buildings = buildings.ToLookup(b => b.Cell, b => b.Id);
        _ids = _buildings.SelectMany(cell => cell).ToFrozenSet();
        _kinds = kinds.ToFrozenDictionary(k => k.Code);
        SensorKinds = kinds;
        Rules = rules;
    }

    public CityManifest Manifest { get; }

    public DivisionCode City => DivisionCode.Parse(Manifest.CityCode);

    public IReadOnlyList<SensorKind> SensorKinds { get; }

    public IReadOnlyList<RuleDefinition> Rules { get; }

    public IEnumerable<Division> Divisions => _divisions.Values;

    /// <summary>Reads divisions, building ids, kinds and rules, and judges that they agree; geometry is not looked at.</summary>
    /// <exception cref="CityPackageException">What is read does not agree with itself.</exception>
    public static CityCatalogue Load(string folder, CityPackageOptions? options = null)
    {
        options ??= new CityPackageOptions();
        var reader = CityPackageReader.Open(folder, options);
        var problems = new ProblemList(options.MaxProblems);
        DivisionsCheck.Run(reader, new KnownDivisions(DivisionCode.Parse(reader.Manifest.CityCode)), problems);
        SensingCheck.Run(reader, problems, out _);
        return problems.Problems.Count == 0
            ? new CityCatalogue(
                reader.Manifest, reader.Divisions(), reader.BuildingIds(), reader.SensorKinds(), reader.Rules())
            : throw new CityPackageException(problems.Problems);
    }

    public bool Has(DivisionCode code) => _divisions.ContainsKey(code);

    public Division? Find(DivisionCode code) => _divisions.GetValueOrDefault(code);

    public SensorKind? Kind(string code) => _kinds.GetValueOrDefault(code);

    public IEnumerable<TwinId> BuildingsOf(DivisionCode cell) => _buildings[cell];

    public bool HasBuilding(TwinId building) => _ids.Contains(building);
}
