using System.Text.Json.Nodes;
using CityTwin.DevicesSim.Files;
using CityTwin.Mqtt;
using Spectre.Console;

namespace CityTwin.DevicesSim.Replay;

/// <summary>The <c>replay</c> command: a recording becomes devices, messages, and a story of what alarmed when.</summary>
internal sealed class Replayer(ReplaySettings settings, IAnsiConsole console, TimeProvider clock)
{
    /// <returns>Whether every reading was acknowledged.</returns>
    /// <exception cref="InputException">The recording cannot be read, or the city refused the devices.</exception>
    public async Task<bool> Run(CancellationToken stop)
    {
        var input = settings.Source.Read(settings.Folder);
        Say($"{input.Stations.Count} stations, {input.Stations.Sum(station => station.Readings.Count)} readings from {settings.Folder}.");
        Show(input.BadRows);
        using var api = new PublicApi(settings.Http, settings.Token);
        var stations = await Known(input.Stations, api, stop);
        var (devices, takenOver) = await new Provisioning(api, new CityPlaces(api)).Provision(settings.Source, stations, stop);
        Say($"{devices.Count - takenOver} devices registered, {takenOver} of an earlier replay taken over with new passwords.");

        var story = new AlertStory(api, clock);
        var before = await story.Known(devices, stop);
        if (takenOver > 0 && await story.Holding(devices, stop) is > 0 and var holding)
        {
            Say($"{holding} of {devices.Count} stations have this recording, or a later one, already: what they say again "
                + "changes nothing. Start the city with another --data folder to see it anew.");
        }

        var timeline = new EventTimeline(stations);
        var run = new ReplayRun(devices, timeline, settings.Speed, settings.Publishing, clock);
        var progress = new ReplayProgress(console, timeline, clock);
        var work = run.Run(stop);
        await progress.Show(run, work);
        await work;
        Say($"Done in {run.Elapsed:h\\:mm\\:ss}: {run.Sent} readings sent, {run.Tally.Acknowledged} acknowledged, "
            + $"{run.Tally.Refused} refused, {input.BadRows.Count} rows not readable.");
        foreach (var (reason, count) in run.Tally.RefusedByReason.OrderByDescending(pair => pair.Value))
        {
            Say($"  refused {count}: {reason} ({run.Tally.Examples[reason]})");
        }

        await Tell(devices, story, before, stop);
        return run.Tally.Refused == 0;
    }

    private void Say(string text) => console.WriteLine(text);

    private void Show(BadRows bad)
    {
        bad.Kept.ToList().ForEach(sentence => Say($"  not readable: {sentence}"));
        if (bad.Count > bad.Kept.Count)
        {
            Say($"  and {bad.Count - bad.Kept.Count} more rows.");
        }
    }

    /// <summary>Only metrics that the city's kinds have: a recording may know more than the city wants to.</summary>
    private async Task<IReadOnlyList<ReplayStation>> Known(
        IReadOnlyList<ReplayStation> stations, PublicApi api, CancellationToken stop)
    {
        var kinds = (await api.Get("v1/sensor-kinds", stop))["sensorKinds"] as JsonArray ?? [];
        var metrics = kinds.ToDictionary(
            kind => kind!["code"]!.GetValue<string>(),
            kind => (kind!["metrics"] as JsonArray ?? []).Select(metric => metric!["name"]!.GetValue<string>()).ToHashSet());
        var unknown = stations.SelectMany(station => station.Readings.SelectMany(reading => reading.Values)
            .Select(value => value.Metric).Distinct().Except(metrics.GetValueOrDefault(station.Kind) ?? [])).Distinct().ToHashSet();
        if (unknown.Count == 0)
        {
            return stations;
        }

        Say($"Left out, for the city's kinds do not have them: {string.Join(", ", unknown.Order())}.");
        List<ReplayStation> kept = [.. stations.Select(station => station with
        {
            Readings =
            [
                .. station.Readings.Select(reading => reading with { Values = Without(reading.Values, unknown) })
                    .Where(reading => reading.Values.Count > 0),
            ],
        }).Where(station => station.Readings.Count > 0)];
        return kept.Count > 0 ? kept : throw new InputException("The city's kinds have none of the recording's metrics.");
    }

    private static List<MetricNumber> Without(IReadOnlyList<MetricNumber> values, HashSet<string> unknown) =>
        [.. values.Where(value => !unknown.Contains(value.Metric))];

    private async Task Tell(
        IReadOnlyList<ReplayDevice> devices, AlertStory story, IReadOnlySet<string> before, CancellationToken stop)
    {
        await story.Settle(devices, stop);
        var told = await story.Read(devices, before, stop);
        var alarmed = told.Count(x => x.Alerts.Count > 0);
        Say($"{alarmed} of {devices.Count} stations alarmed, {told.Sum(x => x.Alerts.Count)} alerts. In the order of their first alert:");
        if (alarmed > 0)
        {
            console.Write(AlertStory.Table(told));
        }
    }
}
