using System.Collections.Frozen;
using CsvHelper;

namespace CityTwin.Cli.Replay.ServiceRequests;

/// <summary>
/// Which of our categories each of the recording's types is, by the table <c>baltimore-categories.csv</c>. Refunds, court dates
/// and the like are no matters of a street and have none.
/// </summary>
internal static class RequestCategories
{
    private const string Resource = "baltimore-categories.csv";

    private static readonly Lazy<FrozenDictionary<string, string>> Table = new(Load);

    public static IEnumerable<string> Types => Table.Value.Keys;

    /// <returns>A category's code; null for what is no matter of a street, or is not in the table.</returns>
    public static string? Of(string type) => Table.Value.GetValueOrDefault(type) is { Length: > 0 } code ? code : null;

    private static FrozenDictionary<string, string> Load()
    {
        using var stream = typeof(RequestCategories).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The table {Resource} was not built in.");
        using var csv = CsvReader.Create(stream, new CsvReaderOptions { Separator = ',' }, leaveOpen: false);
        csv.ReadHeader();
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        while (csv.Read())
        {
            table.Add(csv.GetString("type"), csv.GetString("category"));
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
