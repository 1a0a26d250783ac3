using System.Runtime.CompilerServices;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Gateway.Missions;
using CityTwin.Ledger;

namespace CityTwin.Gateway.Live;

/// <summary>One watcher of an area's missions.</summary>
internal sealed class MissionWatch(
    LiveHub hub, MissionList missions, ResumeTokens tokens, DivisionCode area, IReadOnlyList<DivisionCode> districts,
    StreamPen<V1.MissionUpdate> pen)
    : LogWatch<V1.MissionUpdate>(hub, tokens, districts, pen)
{
    private const int SnapshotPage = 200;
    private const string Prefix = "mission.";

    protected override async IAsyncEnumerable<V1.MissionUpdate> Picture([EnumeratorCancellation] CancellationToken cancel)
    {
        var (query, more) = (new MissionQuery(area, Open: true, Max: SnapshotPage), true);
        while (more)
        {
            (var page, more) = await missions.Page(query, cancel);
            foreach (var mission in page)
            {
                yield return new() { Type = "snapshot", Mission = mission.ToProto() };
            }

            more &= page.Count > 0;
            query = more ? query with { After = new MissionCursor(page[^1].Clocks.PlannedAtMs, page[^1].Id.Value) } : query;
        }
    }

    protected override V1.MissionUpdate PictureComplete(string resumeToken) =>
        new() { Type = "snapshot", SnapshotComplete = true, ResumeToken = resumeToken };

    protected override V1.MissionUpdate Heartbeat(string resumeToken) => new() { Type = "heartbeat", ResumeToken = resumeToken };

    protected override ValueTask<V1.MissionUpdate?> Show(LoggedEvent logged, Func<string> resumeToken) => new(
        logged.Mission is { } mission && area.Contains(mission.Aim.Cell)
            ? new V1.MissionUpdate
            {
                Type = logged.Entry.Type.StartsWith(Prefix, StringComparison.Ordinal) ? logged.Entry.Type[Prefix.Length..] : logged.Entry.Type,
                Mission = mission.ToProto(),
                District = logged.Entry.District.Value,
                Sequence = logged.Entry.Sequence,
                ResumeToken = resumeToken(),
            }
            : null);
}
