using CityTwin.Cap;
using CityTwin.City;
using CityTwin.Gateway.City;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Warnings.Inbound;

/// <summary>Which divisions of this city a block of CAP is about: by its polygons, its circles, and codes that are ours.</summary>
internal sealed class CapPlacesInCity(CityModel city, DistrictOutlines outlines, IOptions<WarningOptions> options)
{
    /// <summary>By district the divisions that the areas of a block reach; empty when none is of this city.</summary>
    public IReadOnlyDictionary<DivisionCode, IReadOnlySet<DivisionCode>> Of(CapInfo info)
    {
        var found = new Dictionary<DivisionCode, IReadOnlySet<DivisionCode>>();
        foreach (var (district, division) in info.Areas.SelectMany(Of))
        {
            if (!found.TryGetValue(district, out var divisions))
            {
                found[district] = divisions = new SortedSet<DivisionCode>();
            }

            ((SortedSet<DivisionCode>)divisions).Add(division);
        }

        return found;
    }

    private IEnumerable<(DivisionCode District, DivisionCode Division)> Of(CapArea area) =>
        CapShapes.Of(area).SelectMany(outlines.Reached).Concat(area.Geocodes.SelectMany(Of));

    private IEnumerable<(DivisionCode District, DivisionCode Division)> Of(CapNamedValue geocode) =>
        !options.Value.DivisionCodeNames.Contains(geocode.Name.Trim(), StringComparer.OrdinalIgnoreCase) || Find(geocode.Value.Trim()) is not { } division ? []
        : division.Level == DivisionLevel.City ? city.DistrictsOf(division).Select(district => (district, district))
        : [(division.District, division)];

    /// <summary>A code, or one that is written out with zeros for the digits it does not have: 500103000000.</summary>
    private DivisionCode? Find(string code)
    {
        foreach (var level in Enum.GetValues<DivisionLevel>())
        {
            var digits = (int)level;
            if (code.Length >= digits && code.AsSpan(digits).TrimStart('0').IsEmpty
                && DivisionCode.TryParse(code[..digits], out var division) && city.Has(division))
            {
                return division;
            }
        }

        return null;
    }
}
