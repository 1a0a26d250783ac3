using System.Globalization;
using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Files;
using Spectre.Console;

namespace CityTwin.DevicesSim.Replay;

/// <summary>What the city made of a replay: which station alarmed first, and when, so that the event can be followed.</summary>
internal sealed class AlertStory(PublicApi api, TimeProvider clock)
{
    private const int MaxAlertsPerStation = 1000;

    private static readonly TimeSpan SettledWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(250);

    /// <summary>Rules run just after the acknowledgement: waits until the twins show the last readings, or time is up.</summary>
    public async Task Settle(IReadOnlyList<ReplayDevice> devices, CancellationToken stop)
    {
        var from = clock.GetTimestamp();
        foreach (var device in devices)
        {
            while (await NewestMs(device, stop) < device.Station.Readings[^1].TimeMs
                && clock.GetElapsedTime(from) < SettledWithin)
            {
                await Task.Delay(LookAgain, clock, stop);
            }
        }
    }

    /// <summary>How many twins have the end of their recording already: what they say again changes nothing.</summary>
    public async Task<int> Holding(IReadOnlyList<ReplayDevice> devices, CancellationToken stop)
    {
        var holding = 0;
        foreach (var device in devices)
        {
            holding += await NewestMs(device, stop) >= device.Station.Readings[^1].TimeMs ? 1 : 0;
        }

        return holding;
    }

    /// <summary>The alerts that these devices have.</summary>
    public async Task<IReadOnlySet<string>> Known(IReadOnlyList<ReplayDevice> devices, CancellationToken stop)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var device in devices)
        {
            known.UnionWith((await Alerts(device, stop)).Select(alert => alert.Id));
        }

        return known;
    }

    /// <summary>The alerts of each station, first raised first.</summary>
    /// <param name="before">Those that an earlier replay has raised; they are not this one's.</param>
    public async Task<IReadOnlyList<(ReplayStation Station, IReadOnlyList<AlertSeen> Alerts)>> Read(
        IReadOnlyList<ReplayDevice> devices, IReadOnlySet<string> before, CancellationToken stop)
    {
        var story = new List<(ReplayStation, IReadOnlyList<AlertSeen>)>();
        foreach (var device in devices)
        {
            story.Add((device.Station,
                [.. (await Alerts(device, stop)).Where(alert => !before.Contains(alert.Id)).OrderBy(alert => alert.RaisedAt)]));
        }

        return [.. story.OrderBy(x => x.Item2.Count == 0 ? DateTimeOffset.MaxValue : x.Item2[0].RaisedAt)];
    }

    /// <summary>A row for each station that alarmed: when and by which rule first, how bad it got, and the peak of its first metric.</summary>
    public static Table Table(IReadOnlyList<(ReplayStation Station, IReadOnlyList<AlertSeen> Alerts)> story)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumns("station", "first alert", "rule", "worst", "alerts", "peak", "peak at");
        foreach (var (station, alerts) in story.Where(x => x.Alerts.Count > 0))
        {
            var first = alerts[0];
            var peak = station.Readings.MaxBy(reading => reading.Values[0].Value)!;
            table.AddRow(
                new Text(station.Name), new Text(Time(first.RaisedAt)), new Text(first.Rule),
                new Text(Worst(alerts)), new Text(alerts.Count.ToString(CultureInfo.InvariantCulture)),
                new Text(peak.Values[0].Value.ToString(CultureInfo.InvariantCulture)),
                new Text(Time(DateTimeOffset.FromUnixTimeMilliseconds(peak.TimeMs))));
        }

        return table;
    }

    private static string Worst(IReadOnlyList<AlertSeen> alerts) =>
        alerts.Select(alert => alert.HighestSeverity).MinBy(severity => Array.IndexOf(["I", "II", "III", "IV"], severity))!;

    private static string Time(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    private async Task<IEnumerable<AlertSeen>> Alerts(ReplayDevice device, CancellationToken stop) => (await api.List(
        $"v1/alerts?twinId={Uri.EscapeDataString(device.TwinId)}", "alerts", MaxAlertsPerStation, stop)).Select(Alert);

    private static AlertSeen Alert(JsonNode alert) => new(
        alert["id"]!.GetValue<string>(),
        alert["rule"]!.GetValue<string>(), alert["highestSeverity"]?.GetValue<string>() ?? "",
        DateTimeOffset.Parse(alert["raisedAt"]!.GetValue<string>(), CultureInfo.InvariantCulture));

    private async Task<long> NewestMs(ReplayDevice device, CancellationToken stop)
    {
        try
        {
            var twin = await api.Get($"v1/twins/{device.TwinId}", stop);
            return (twin["metrics"] as JsonObject ?? [])
                .Select(metric => DateTimeOffset.Parse(metric.Value!["t"]!.GetValue<string>(), CultureInfo.InvariantCulture))
                .Select(time => time.ToUnixTimeMilliseconds()).DefaultIfEmpty(long.MinValue).Max();
        }
        catch (InputException)
        {
            // The twin is there as soon as its first reading is.
            return long.MinValue;
        }
    }
}
