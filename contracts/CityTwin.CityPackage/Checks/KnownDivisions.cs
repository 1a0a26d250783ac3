namespace CityTwin.City;

/// <summary>The codes a package's other files may refer to.</summary>
internal sealed class KnownDivisions(DivisionCode city)
{
    private readonly HashSet<DivisionCode> _codes = [];

    public DivisionCode City => city;

    public IEnumerable<DivisionCode> At(DivisionLevel level) => _codes.Where(code => code.Level == level);

    public bool Has(DivisionCode code) => _codes.Contains(code);

    public bool Add(DivisionCode code) => _codes.Add(code);
}
