using CityTwin.DevicesSim.Files;
using CityTwin.Mqtt;

namespace CityTwin.DevicesSim.Replay;

/// <summary>Any folder of CSV files with the columns <c>timestamp</c> and <c>value</c>, as NAB has them: a device each.</summary>
internal sealed class SeriesSource(string kind, string metric) : IReplaySource
{
    private const string Time = "timestamp";
    private const string Value = "value";

    public string Name => "series";

    public bool IsOnRivers => false;

    public ReplayInput Read(string folder)
    {
        var bad = new BadRows();
        var stations = RecordedFiles.In(folder).Select(file => Station(file.Name, file.Open(), bad))
            .Where(station => station.Readings.Count > 0).ToList();
        return stations.Count > 0
            ? new ReplayInput(stations, bad)
            : throw new InputException($"{folder}: no file there has the columns {Time} and {Value} and a row to read.");
    }

    private ReplayStation Station(string name, Stream stream, BadRows bad)
    {
        using var table = CsvTable.Open(name, stream);
        IEnumerable<TelemetryReading> readings = table.Has(Time, Value)
            ? RecordedTable.Rows(table, bad, row => new TelemetryReading(
                RecordedTable.TimeMs(row, Time), [new MetricNumber(metric, RecordedTable.Number(row, Value))]))
            : [];
        var series = Path.GetFileNameWithoutExtension(name);
        var id = string.Concat(series.Select(letter => DeviceId.IsValid([letter]) ? letter : '-'));
        return new ReplayStation(
            $"series-{id}"[..Math.Min($"series-{id}".Length, DeviceId.MaxLength)].ToLowerInvariant(), series, series, kind,
            [.. readings.DistinctBy(reading => reading.TimeMs).OrderBy(reading => reading.TimeMs)]);
    }
}
