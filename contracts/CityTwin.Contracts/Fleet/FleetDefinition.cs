namespace CityTwin.Fleet;

/// <summary>What a city knows of its units: three files of the city package; the fourth is its airspace, which is geometry.</summary>
public sealed record FleetDefinition(
    IReadOnlyList<UnitType> Types, IReadOnlyList<UnitDefinition> Units, DispatchDefinition Dispatch)
{
    private readonly Dictionary<string, UnitType> _types = Types.ToDictionary(type => type.Code, StringComparer.Ordinal);

    public UnitType? Type(string code) => _types.GetValueOrDefault(code);
}
