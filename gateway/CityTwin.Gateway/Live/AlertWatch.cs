using System.Runtime.CompilerServices;
using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Gateway.Alerts;
using CityTwin.Gateway.Rpc;
using CityTwin.Ledger;

namespace CityTwin.Gateway.Live;

/// <summary>One watcher of an area's alerts.</summary>
/// <param name="quieted">Those that a window quiets, or the others; null for both.</param>
internal sealed class AlertWatch(
    LiveHub hub, AlertList alerts, TwinFaces faces, ResumeTokens tokens, DivisionCode area, bool? quieted,
    IReadOnlyList<DivisionCode> districts, StreamPen<V1.AlertUpdate> pen)
    : LogWatch<V1.AlertUpdate>(hub, tokens, districts, pen)
{
    private const int SnapshotPage = 500;

    /// <summary>Alerts active or unacknowledged.</summary>
    protected override async IAsyncEnumerable<V1.AlertUpdate> Picture([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var query in new[]
        {
            new AlertQuery(area, Active: true, Max: SnapshotPage) { Quieted = quieted },
            new AlertQuery(area, Active: false, Acknowledged: false, Max: SnapshotPage) { Quieted = quieted },
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
                    yield return new() { Type = "snapshot", Alert = alert.ToProto(known.GetValueOrDefault(alert.Subject)) };
                }

                next = page.Alerts.Count == 0 ? next : next with
                {
                    After = new AlertCursor(page.Alerts[^1].RaisedAtMs, page.Alerts[^1].Id.Value),
                };
            }
            while (page.More && page.Alerts.Count > 0);
        }
    }

    protected override V1.AlertUpdate PictureComplete(string resumeToken) =>
        new() { Type = "snapshot", SnapshotComplete = true, ResumeToken = resumeToken };

    protected override V1.AlertUpdate Heartbeat(string resumeToken) => new() { Type = "heartbeat", ResumeToken = resumeToken };

    protected override async ValueTask<V1.AlertUpdate?> Show(LoggedEvent logged, Func<string> resumeToken) =>
        logged.Alert is { } alert && area.Contains(alert.Cell) && (quieted is null || alert.Quieted is not null == quieted)
            ? new()
            {
                Type = logged.Entry.Type.StartsWith("alert.", StringComparison.Ordinal)
                    ? logged.Entry.Type["alert.".Length..]
                    : logged.Entry.Type,
                Alert = alert.ToProto(await faces.Of(alert.Subject)),
                District = logged.Entry.District.Value,
                Sequence = logged.Entry.Sequence,
                ResumeToken = resumeToken(),
                RecordedAt = Moments.At(logged.Entry.RecordedAtMs),
            }
            : null;
}
