using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Gateway.Alerts;
using CityTwin.Gateway.Rpc;
using CityTwin.Ledger;

namespace CityTwin.Gateway.Live;

/// <summary>
/// One watcher of alerts. It keeps its place in each district's log and reads on whenever a log has come further, so
/// no event is skipped or sent twice, however pushes went.
/// </summary>
internal sealed class AlertWatch(
    LiveHub hub, AlertList alerts, TwinFaces faces, ResumeTokens tokens, DivisionCode area,
    IReadOnlyList<DivisionCode> districts, StreamPen<V1.AlertUpdate> pen)
{
    private const int SnapshotPage = 500;

    private readonly SortedDictionary<DivisionCode, long> _places = [];
    private readonly Signal _signal = new(hub.Clock);

    public async Task Run(string resumeToken, bool includeOpen, CancellationToken cancel)
    {
        var holds = await hub.Districts.HoldAll(districts, hub.Options.ReadyWithin, cancel);
        try
        {
            // First listen, then take the place, then the picture: what happens in between is sent, perhaps twice as
            // the picture shows it too, but never lost.
            foreach (var hold in holds)
            {
                hold.Feed.Join(_signal);
            }

            await TakePlaces(holds, resumeToken);
            if (includeOpen && resumeToken.Length == 0)
            {
                await SendOpen(cancel);
            }
            else
            {
                // Nothing may happen for long; the reader has to know at once that it listens again.
                await SendHeartbeat(cancel);
            }

            await SendEvents(holds, cancel);
        }
        finally
        {
            foreach (var hold in holds)
            {
                hold.Feed.Quit(_signal);
                hold.Dispose();
            }
        }
    }

    private async Task TakePlaces(IReadOnlyList<FeedHold<DistrictFeed>> holds, string resumeToken)
    {
        var heads = await Task.WhenAll(holds.Select(hold => hold.Feed.AskHead()));
        var from = resumeToken.Length == 0 ? null : tokens.Read(resumeToken);
        foreach (var (i, hold) in holds.Index())
        {
            var district = hold.Feed.District;
            var place = heads[i];
            if (from is not null && !from.TryGetValue(district, out place))
            {
                throw Refusal.OutOfRange($"The resume token says nothing of district {district}: it is for another area.");
            }

            _places[district] = place <= heads[i]
                ? place
                : throw Refusal.OutOfRange(
                    $"The resume token is ahead of the log of {district} ({place} > {heads[i]}): it is from another log.");
        }
    }

    /// <summary>Alerts active or unacknowledged, as a picture to start from.</summary>
    private async Task SendOpen(CancellationToken cancel)
    {
        foreach (var query in new[]
        {
            new AlertQuery(area, Active: true, Max: SnapshotPage),
            new AlertQuery(area, Active: false, Acknowledged: false, Max: SnapshotPage),
        })
        {
            AlertPage page;
            var next = query;
            do
            {
                page = await alerts.Page(next, cancel);
                var known = await faces.Of(page.Alerts.Select(alert => alert.Subject), cancel);
                foreach (var alert in page.Alerts)
                {
                    await pen.Write(
                        new() { Type = "snapshot", Alert = alert.ToProto(known.GetValueOrDefault(alert.Subject)) }, cancel);
                }

                next = page.Alerts.Count == 0 ? next : next with
                {
                    After = new AlertCursor(page.Alerts[^1].RaisedAtMs, page.Alerts[^1].Id.Value),
                };
            }
            while (page.More && page.Alerts.Count > 0);
        }

        // Only now may a reader come back here: from the midst of the picture it would miss the rest.
        await pen.Write(
            new() { Type = "snapshot", SnapshotComplete = true, ResumeToken = tokens.Write(_places) }, cancel);
    }

    private async Task SendEvents(IReadOnlyList<FeedHold<DistrictFeed>> holds, CancellationToken cancel)
    {
        while (true)
        {
            var moved = false;
            foreach (var hold in holds)
            {
                moved |= await SendSome(hold.Feed, cancel);
            }

            if (!moved && !await _signal.Wait(hub.Options.HeartbeatEvery, cancel))
            {
                await SendHeartbeat(cancel);
            }
        }
    }

    private Task SendHeartbeat(CancellationToken cancel) =>
        pen.Write(new() { Type = "heartbeat", ResumeToken = tokens.Write(_places) }, cancel);

    /// <returns>Whether there was anything.</returns>
    private async Task<bool> SendSome(DistrictFeed feed, CancellationToken cancel)
    {
        var place = _places[feed.District];
        if (feed.Head < place)
        {
            throw Refusal.OutOfRange($"The log of {feed.District} went back behind what you were sent; start anew.");
        }

        var entries = await feed.After(place);
        foreach (var entry in entries)
        {
            _places[feed.District] = entry.Entry.Sequence;
            if (entry.Alert is { } alert && area.Contains(alert.Cell))
            {
                await pen.Write(await ToProto(entry, alert), cancel);
            }
        }

        return entries.Count > 0;
    }

    private async Task<V1.AlertUpdate> ToProto(LoggedEvent entry, AlertView alert) => new()
    {
        Type = entry.Entry.Type.StartsWith("alert.", StringComparison.Ordinal)
            ? entry.Entry.Type["alert.".Length..]
            : entry.Entry.Type,
        Alert = alert.ToProto(await faces.Of(alert.Subject)),
        District = entry.Entry.District.Value,
        Sequence = entry.Entry.Sequence,
        ResumeToken = tokens.Write(_places),
        RecordedAt = Moments.At(entry.Entry.RecordedAtMs),
    };
}
