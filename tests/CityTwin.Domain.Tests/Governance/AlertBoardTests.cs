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
        Gen.Select(AnyAlert.Array[0, 150], Gen.Int[1, 20], Gen.Int[0, 4], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 1]).Sample(
            (alerts, max, atLeast, active, area, subject) =>
            {
                var board = new AlertBoard();
                Array.ForEach(alerts, alert => board.Apply(new AlertState(alert, alert.Version)));
                var query = new AlertQuery(
                    Area: area == 2 ? null : DivisionCode.Parse(area == 0 ? "500103001" : "500103001001001"),
                    Subject: subject == 0 ? TwinId.Sensor(DivisionCode.Parse("500103001001001"), "1") : null, Active: active == 2 ? null : active == 1,
                    AtLeast: (Severity)atLeast, Max: max);
                var (paged, page) = (new List<AlertView>(), new AlertPage([], More: true));
                while (page.More)
                {
                    var last = paged.LastOrDefault();
                    page = board.List(query with { After = last is null ? null : new AlertCursor(last.RaisedAtMs, last.Id.Value) });
                    paged.AddRange(page.Alerts);
                }

                paged.ShouldBe(alerts.GroupBy(alert => alert.Id).Select(versions => board.Find(versions.Key)!.View!)
                    .Where(alert => (query.Area is null || query.Area.Value.Contains(alert.Cell))
                        && (query.Subject is null || alert.Subject == query.Subject)
                        && (query.Active is null || alert.Active == query.Active) && alert.Severity >= query.AtLeast)
                    .OrderByDescending(alert => alert.RaisedAtMs).ThenBy(alert => alert.Id.Value, StringComparer.Ordinal));
            });

    [Fact]
    public void The_newest_version_counts_and_counts_are_of_what_is_active() => AnyAlert.Array[0, 100].Sample(alerts =>
    {
        var board = new AlertBoard();
        Array.ForEach(alerts, alert => board.Apply(new AlertState(alert, alert.Version)));
        var newest = alerts.GroupBy(alert => alert.Id).Select(id => id.MaxBy(alert => alert.Version)!.Version);
        board.List(new AlertQuery(Max: 1000)).Alerts.Select(alert => alert.Version).Order().ShouldBe(newest.Order());
        var (active, unseen) = board.Counts();
        var held = board.List(new AlertQuery(Active: true, Max: 1000)).Alerts;
        active.ShouldBe(Enumerable.Range(0, 5).Select(s => held.Count(alert => (int)alert.Severity == s)));
        unseen.ShouldBe(Enumerable.Range(0, 5).Select(s => held.Count(alert => (int)alert.Severity == s && !alert.Acknowledged)));
    });

    [Fact]
    public void Cleared_alerts_leave_when_their_time_is_over_and_active_ones_never()
    {
        var board = new AlertBoard(new AlertBoardRetention(TimeSpan.FromDays(7), TimeSpan.FromDays(30), MaxCleared: 100));
        board.Apply(new AlertState(Alert(0, 1, Severity.Red, active: true, seen: true), 1));
        board.Apply(new AlertState(Alert(1, 1, Severity.Red, active: false, seen: true), 1));
        board.Apply(new AlertState(Alert(2, 1, Severity.Red, active: false, seen: false), 1));

        board.Forget(Days(7) - 1);
        Serials(board).ShouldBe(["2", "1", "0"], ignoreOrder: true);
        board.Forget(Days(7));
        Serials(board).ShouldBe(["2", "0"], ignoreOrder: true);
        board.Forget(Days(30));
        Serials(board).ShouldBe(["0"]);
        board.List(new AlertQuery(Subject: TwinId.Sensor(DivisionCode.Parse("500103001001001"), "1"))).Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void Of_too_many_cleared_alerts_the_acknowledged_leave_first_and_the_oldest_of_those()
    {
        var board = new AlertBoard(AlertBoardRetention.Usual with { MaxCleared = 3 });
        for (var i = 0; i < 8; i++)
        {
            board.Apply(new AlertState(Alert(i, 1, Severity.Red, active: i >= 6, seen: i < 4) with { UpdatedAtMs = i }, Step: 1));
        }

        board.Forget(recordedAtMs: 8);
        Serials(board).ShouldBe(["7", "6", "5", "4", "3"], ignoreOrder: true);
    }

    [Fact]
    public void What_leaves_is_handed_over_and_an_older_version_does_not_bring_it_back_newer()
    {
        var board = new AlertBoard(new AlertBoardRetention(TimeSpan.FromDays(7), TimeSpan.FromDays(30), MaxCleared: 100));
        var last = new AlertState(Alert(1, 20, Severity.Red, active: false, seen: true), Step: 19);
        board.HasLeft.ShouldBeFalse();
        board.Apply(last).ShouldBeTrue();
        board.Apply(new AlertState(Alert(1, 19, Severity.Red, active: true, seen: true), Step: 18)).ShouldBeFalse();

        board.Forget(Days(7)).ShouldBe([last]);
        board.HasLeft.ShouldBeTrue();
        board.Find(last.View!.Id).ShouldBeNull();
    }

    [Fact]
    public void What_has_left_is_as_new_as_its_last_event_or_as_its_device_said_it_was_raised()
    {
        var board = new AlertBoard(new AlertBoardRetention(TimeSpan.FromDays(7), TimeSpan.FromDays(30), MaxCleared: 100));
        var past = Alert(1, 2, Severity.Red, active: false, seen: true);
        board.Apply(new AlertState(past with { RaisedAtMs = 10, UpdatedAtMs = 20 }, Step: 1));
        board.Forget(Days(8));
        board.LeftUntilMs.ShouldBe(20);

        board.Apply(new AlertState(Alert(2, 2, Severity.Red, active: false, seen: true) with { RaisedAtMs = Days(99) }, Step: 1));
        board.Forget(Days(8));
        board.LeftUntilMs.ShouldBe(Days(99), "a device that replays says any time");
    }

    [Fact]
    public void A_board_taken_up_again_is_the_same() => AnyAlert.Array[0, 100].Sample(alerts =>
    {
        var (before, after) = (new AlertBoard(), new AlertBoard());
        Array.ForEach(alerts, alert => before.Apply(new AlertState(alert, alert.Version)));
        after.Restore(before.Alerts, before.LeftUntilMs);
        var all = new AlertQuery(Max: 1000);
        after.List(all).Alerts.ShouldBe(before.List(all).Alerts);
        after.Forget(Days(7));
        before.Forget(Days(7));
        after.List(all).Alerts.ShouldBe(before.List(all).Alerts);
        Array.ForEach(alerts, alert => after.Find(alert.Id).ShouldBe(before.Find(alert.Id)));
    });

    [Fact]
    public void What_a_cell_or_a_subject_has_is_listed_without_a_look_at_the_others()
    {
        var index = new AlertBoardIndex();
        for (var i = 0; i < 3_000; i++)
        {
            index.Add(Alert(i, 1, Severity.Red, active: i < 6, seen: true));
        }

        var cell = DivisionCode.Parse("500103001001001");
        index.For(new AlertQuery(Area: cell, Active: true))!.Count.ShouldBe(2);
        index.For(new AlertQuery(Subject: TwinId.Sensor(cell, "1"), Area: cell))!.Count.ShouldBe(1_000);
        index.For(new AlertQuery(Area: cell.Street, Active: true))!.Count.ShouldBe(6);
        index.For(new AlertQuery(Area: cell)).ShouldNotBeNull().Count.ShouldBe(3_000);
        for (var i = 0; i < 3_000; i++)
        {
            index.Remove(Alert(i, 1, Severity.Red, active: i < 6, seen: true));
        }

        index.For(new AlertQuery(Subject: TwinId.Sensor(cell, "1"))).ShouldBeNull();
        index.For(new AlertQuery())!.Count.ShouldBe(0);
    }

    private static long Days(int days) => days * 86_400_000L;

    private static IEnumerable<string> Serials(AlertBoard board) =>
        board.List(new AlertQuery()).Alerts.Select(alert => alert.Id.Value.Split(':')[2]);

    private static AlertView Alert(int i, int version, Severity severity, bool active, bool seen)
    {
        var cell = DivisionCode.Parse($"50010300{i % 3}001001");
        return new AlertView(
            AlertId.Create(cell, $"{i}"), version, TwinId.Sensor(cell, "1"), "rule", cell, severity, severity, active, seen,
            RaisedAtMs: i / 4 * 1000, null, null, null, null, new AlertEvidence("", 0, 0, 0), 0);
    }
}
