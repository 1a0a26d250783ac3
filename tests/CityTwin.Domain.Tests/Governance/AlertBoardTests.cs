using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Sensing;
using CsCheck;

namespace CityTwin.Domain.Tests.Governance;

public class AlertBoardTests
{
    private static readonly Gen<AlertView> AnyAlert = Gen.Select(
        Gen.Int[0, 60], Gen.Int[1, 4], Gen.Int[1, 4], Gen.Bool, Gen.Bool,
        (i, version, severity, active, seen) => Alert(i, version, (Severity)severity, active, seen));

    [Fact]
    public void Pages_cover_every_matching_alert_once_newest_first() =>
        Gen.Select(AnyAlert.Array[0, 150], Gen.Int[1, 20], Gen.Int[0, 4], Gen.Int[0, 2], Gen.Int[0, 2]).Sample(
            (alerts, max, atLeast, active, area) =>
            {
                var board = new AlertBoard();
                Array.ForEach(alerts, alert => board.Apply(alert));
                var query = new AlertQuery(
                    Area: area == 0 ? DivisionCode.Parse("500103001") : null, Active: active == 2 ? null : active == 1,
                    AtLeast: (Severity)atLeast, Max: max);
                var (paged, page) = (new List<AlertView>(), new AlertPage([], More: true));
                while (page.More)
                {
                    var last = paged.LastOrDefault();
                    page = board.List(query with { After = last is null ? null : new AlertCursor(last.RaisedAtMs, last.Id.Value) });
                    paged.AddRange(page.Alerts);
                }

                paged.ShouldBe(alerts.GroupBy(alert => alert.Id).Select(versions => board.Find(versions.Key)!)
                    .Where(alert => (query.Area is null || query.Area.Value.Contains(alert.Cell))
                        && (query.Active is null || alert.Active == query.Active) && alert.Severity >= query.AtLeast)
                    .OrderByDescending(alert => alert.RaisedAtMs).ThenBy(alert => alert.Id.Value, StringComparer.Ordinal));
            });

    [Fact]
    public void The_newest_version_counts_and_counts_are_of_what_is_active() => AnyAlert.Array[0, 100].Sample(alerts =>
    {
        var board = new AlertBoard();
        Array.ForEach(alerts, alert => board.Apply(alert));
        var newest = alerts.GroupBy(alert => alert.Id).Select(id => id.MaxBy(alert => alert.Version)!.Version);
        board.List(new AlertQuery(Max: 1000)).Alerts.Select(alert => alert.Version).Order().ShouldBe(newest.Order());
        var (active, unseen) = board.Counts();
        var held = board.List(new AlertQuery(Active: true, Max: 1000)).Alerts;
        active.ShouldBe(Enumerable.Range(0, 5).Select(s => held.Count(alert => (int)alert.Severity == s)));
        unseen.ShouldBe(Enumerable.Range(0, 5).Select(s => held.Count(alert => (int)alert.Severity == s && !alert.Acknowledged)));
    });

    [Fact]
    public void Only_settled_alerts_are_forgotten_and_the_oldest_first()
    {
        var board = new AlertBoard(maxSettled: 2);
        for (var i = 0; i < 10; i++)
        {
            board.Apply(Alert(i, 1, Severity.Red, active: i % 2 == 0, seen: true));
        }

        board.List(new AlertQuery()).Alerts.Select(alert => alert.Id.Value.Split(':')[2]).ShouldBe(
            ["9", "8", "7", "6", "4", "2", "0"], ignoreOrder: true);
        board.Count.ShouldBe(7);
    }

    private static AlertView Alert(int i, int version, Severity severity, bool active, bool seen)
    {
        var cell = DivisionCode.Parse($"50010300{i % 3}001001");
        return new AlertView(
            AlertId.Create(cell, $"{i}"), version, TwinId.Sensor(cell, "1"), "rule", cell, severity, severity, active, seen,
            RaisedAtMs: i / 4 * 1000, null, null, null, null, new AlertEvidence("", 0, 0, 0), 0);
    }
}
