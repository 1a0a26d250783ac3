using System.Globalization;
using CityTwin.DevicesSim.Files;
using CityTwin.Mqtt;

namespace CityTwin.DevicesSim.Replay;

/// <summary>
/// Beijing's hourly air quality (UCI 501): times are local, what is missing says NA. A missing value is left out of its
/// reading; a row that has none at all is no reading.
/// </summary>
internal sealed class AirQualitySource : IReplaySource
{
    private const string Missing = "NA";
    private const string Station = "station";

    private static readonly TimeSpan Zone = TimeSpan.FromHours(8);

    private static readonly string[] TimeColumns = ["year", "month", "day", "hour"];

    private static readonly (string Column, string Metric)[] Metrics =
    [
        ("PM2.5", "pm25UgPerM3"),
        ("PM10", "pm10UgPerM3"),
        ("SO2", "so2UgPerM3"),
        ("NO2", "no2UgPerM3"),
        ("CO", "coUgPerM3"),
        ("O3", "o3UgPerM3"),
        ("TEMP", "temperatureC"),
    ];

    public string Name => "air-quality";

    public bool IsOnRivers => false;

    public ReplayInput Read(string folder)
    {
        var bad = new BadRows();
        var rows = RecordedFiles.In(folder).SelectMany(file => ReadFile(file.Name, file.Open(), bad)).ToList();
        return rows.Count > 0
            ? new ReplayInput([.. rows.GroupBy(row => row.Station).OrderBy(group => group.Key, StringComparer.Ordinal).Select(ToStation)], bad)
            : throw new InputException($"{folder}: no file there has the columns {Station} and {string.Join(", ", TimeColumns)} and a row to read.");
    }

    private static List<Row> ReadFile(string name, Stream stream, BadRows bad)
    {
        using var table = CsvTable.Open(name, stream);
        return table.Has(Station) && table.Has(TimeColumns)
            ? [.. RecordedTable.Rows(table, bad, ReadRow).Where(row => row.Values.Count > 0)]
            : [];
    }

    private static Row ReadRow(CsvTable table)
    {
        var values = new List<MetricNumber>(Metrics.Length);
        foreach (var (column, metric) in Metrics)
        {
            if (table.Has(column) && table.Text(column) != Missing)
            {
                values.Add(new MetricNumber(metric, RecordedTable.Number(table, column)));
            }
        }

        return table.Text(Station) is { Length: > 0 } station && DeviceId.IsValid(station)
            ? new Row(station, TimeMs(table), values)
            : throw table.Refuse($"{Station} is '{table.Text(Station)}', which cannot be part of a device's id.");
    }

    private static long TimeMs(CsvTable table)
    {
        var text = string.Join(' ', TimeColumns.Select(table.Text));
        return DateTime.TryParseExact(text, "yyyy M d H", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, Zone).ToUnixTimeMilliseconds()
            : throw table.Refuse($"{string.Join(", ", TimeColumns)} are '{text}', not an hour.");
    }

    private static ReplayStation ToStation(IGrouping<string, Row> station) => new(
        $"beijing-{station.Key.ToLowerInvariant()}",
        station.Key,
        $"Beijing {station.Key}",
        "air-quality",
        [
            .. station.DistinctBy(row => row.TimeMs).OrderBy(row => row.TimeMs)
                .Select(row => new TelemetryReading(row.TimeMs, row.Values)),
        ]);

    private sealed record Row(string Station, long TimeMs, List<MetricNumber> Values);
}
