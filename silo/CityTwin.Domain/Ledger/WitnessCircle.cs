using CityTwin.City;

namespace CityTwin.Ledger;

/// <summary>Who witnesses whom: a district's log is witnessed by the next districts in the order of codes, and by the city.</summary>
public static class WitnessCircle
{
    /// <summary>The witnesses of a district's log: its neighbours, then the city.</summary>
    /// <param name="neighbours">How many districts; fewer when the city has no more.</param>
    public static IReadOnlyList<DivisionCode> Of(DivisionCode district, IEnumerable<DivisionCode> districts, int neighbours)
    {
        var others = districts.Where(other => other != district).Distinct().Order().ToList();
        var next = others.Where(other => other.CompareTo(district) > 0).Concat(others.Where(other => other.CompareTo(district) < 0));
        return [.. next.Take(neighbours), district.City];
    }
}
