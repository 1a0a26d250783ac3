using System.Text.RegularExpressions;
using CityTwin.DevicesSim.Files;
using CityTwin.Mqtt;

namespace CityTwin.DevicesSim.Replay;

/// <summary>
/// Hub'Eau river stages: CSV separated by semicolons, newest first, in millimetres above each gauge's own zero, so that a
/// stage may be negative. Files stand in the folder or in archives there.
/// </summary>
internal sealed partial class RiverGaugeSource : IReplaySource
{
    private const string Site = "code_site";
    private const string Quantity = "grandeur_hydro";
    private const string Time = "date_obs";
    private const string Millimetres = "resultat_obs";
    private const string Stage = "H";
    private const string Metric = "levelM";

    public string Name => "river-gauges";

    public bool IsOnRivers => true;

    public ReplayInput Read(string folder)
    {
        var bad = new BadRows();
        var gauges = new SortedDictionary<string, (List<Row> Rows, string River)>(StringComparer.Ordinal);
        foreach (var (name, open) in RecordedFiles.In(folder).Where(file => !Thinned().IsMatch(file.Name)))
        {
            foreach (var gauge in ReadFile(name, open(), bad).GroupBy(row => row.Site))
            {
                // The same gauge may be there twice, whole and in an archive: the fuller file is the one.
                var rows = gauge.ToList();
                if (!gauges.TryGetValue(gauge.Key, out var known) || known.Rows.Count < rows.Count)
                {
                    gauges[gauge.Key] = (rows, River().Match(Path.GetFileNameWithoutExtension(name)).Groups[1].Value);
                }
            }
        }

        return gauges.Count > 0
            ? new ReplayInput([.. gauges.Select(gauge => Station(gauge.Key, gauge.Value.Rows, gauge.Value.River))], bad)
            : throw new InputException($"{folder}: no file there has the columns {Site}, {Time} and {Millimetres} and a row to read.");
    }

    private static IEnumerable<Row> ReadFile(string name, Stream stream, BadRows bad)
    {
        using var table = CsvTable.Open(name, stream, ';');
        if (!table.Has(Site, Quantity, Time, Millimetres))
        {
            return [];
        }

        return [.. RecordedTable.Rows(table, bad, ReadRow).Where(row => row.IsStage)];
    }

    private static Row ReadRow(CsvTable table) => table.Text(Site) is { Length: > 0 } site && DeviceId.IsValid(site)
        ? new Row(site, RecordedTable.TimeMs(table, Time), RecordedTable.Number(table, Millimetres),
            table.Text(Quantity) == Stage)
        : throw table.Refuse($"{Site} is '{table.Text(Site)}', not a gauge's code.");

    private static ReplayStation Station(string site, List<Row> rows, string river) => new(
        $"hubeau-{site.ToLowerInvariant()}",
        site,
        river.Length == 0 ? site : $"{site} {river}",
        "river-level",
        [
            .. rows.DistinctBy(row => row.TimeMs).OrderBy(row => row.TimeMs)
                .Select(row => new TelemetryReading(row.TimeMs, [new MetricNumber(Metric, row.Millimetres / 1000)])),
        ]);

    // The same measurements again, every half hour or hour.
    [GeneratedRegex(@"_(30|60)m_")]
    private static partial Regex Thinned();

    [GeneratedRegex(@"_10m_(.+)$")]
    private static partial Regex River();

    private sealed record Row(string Site, long TimeMs, double Millimetres, bool IsStage);
}
