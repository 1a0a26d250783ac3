using System.Collections.Frozen;

namespace CityTwin.City.Generation;

/// <summary>The airports of the city's districts, roughly where they lie.</summary>
internal static class Airports
{
    private static readonly FrozenDictionary<string, (string Name, double Longitude, double Latitude)> Known =
        new Dictionary<string, (string, double, double)>
        {
            ["500112"] = ("江北国际机场", 106.642, 29.719),
            ["500101"] = ("万州机场", 108.433, 30.802),
            ["500114"] = ("黔江机场", 108.831, 29.513),
            ["500156"] = ("武隆机场", 107.692, 29.466),
            ["500237"] = ("巫山机场", 109.708, 31.069),
        }.ToFrozenDictionary();

    public static (string Name, double Longitude, double Latitude)? Of(DivisionCode district) =>
        Known.TryGetValue(district.Value, out var airport) ? airport : null;
}
