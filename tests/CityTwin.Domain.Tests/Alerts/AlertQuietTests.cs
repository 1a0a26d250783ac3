using System.Text;
using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Sensing;

namespace CityTwin.Domain.Tests.Alerts;

public class AlertQuietTests
{
    private static readonly DivisionCode Cell = AWindow.Cell;
    private static readonly AlertQuiet Works = new(AlertWindowId.Create(Cell.Street, "works"), Severity.Orange);
    private static readonly AlertQuiet Known = new(AlertWindowId.Create(Cell, "known"), Severity.Yellow);
    private static readonly AlertLadder Ladder = new(new Dictionary<Severity, TimeSpan>
    {
        [Severity.Red] = TimeSpan.FromMinutes(3), [Severity.Orange] = TimeSpan.FromMinutes(10),
    });

    [Fact]
    public void Quieted_it_is_raised_all_the_same_and_calls_nobody()
    {
        var alert = Told(Works, Severity.Orange);
        (alert.View!.Active, alert.View.Quieted, alert.View.Version).ShouldBe((true, Works, 1));
        Ladder.Due(alert.View, 9_000_000_000).ShouldBeNull();
        alert.Decide(new EscalateAlert(Cell.District), 5).ShouldBeEmpty();
        alert.Decide(new EscalateAlert(Cell.District, EscalationReason.Area), 5).ShouldBeEmpty();
    }

    [Fact]
    public void It_climbs_in_silence_up_to_the_windows_limit_and_speaks_past_it()
    {
        var alert = Told(Works, Severity.Blue, Severity.Orange);
        alert.View!.Quieted.ShouldBe(Works);

        alert = Told(Works, Severity.Blue, Severity.Red);
        (alert.View!.Quieted, alert.View.Lead, alert.View.Version).ShouldBe((null, Cell.District, 4), "raised, changed, unquieted, escalated");
        Told(Works, Severity.Blue, Severity.Red, Severity.Yellow).View!.Quieted.ShouldBeNull("it has spoken");
    }

    [Fact]
    public void A_red_one_that_was_quieted_explicitly_calls_its_district_when_it_speaks()
    {
        var alert = Told(Works with { UpTo = Severity.Red }, Severity.Red);
        alert.View!.Lead.ShouldBe(Cell.Street);

        alert = After(alert, new QuietAlert(null), 600_000);
        (alert.View!.Quieted, alert.View.Lead).ShouldBe((null, Cell.District));
        Ladder.Due(alert.View, 779_999).ShouldBeNull("the ladder begins when it speaks");
        Ladder.Due(alert.View, 780_000).ShouldBe(Cell.City);
    }

    [Fact]
    public void When_its_window_is_over_another_one_quiets_it_or_it_speaks()
    {
        var alert = After(Told(Works, Severity.Yellow), new QuietAlert(Known), 5);
        (alert.View!.Quieted, alert.View.Version).ShouldBe((Known, 2));
        alert.Decide(new QuietAlert(Known), 6).ShouldBeEmpty();

        alert = After(alert, new QuietAlert(null), 7);
        alert.View!.Quieted.ShouldBeNull();
        alert.Decide(new QuietAlert(Works), 8).ShouldBeEmpty("what has spoken is not quieted again");
        After(Told(Works, Severity.Orange), new QuietAlert(Known), 5).View!.Quieted.ShouldBeNull("the other one does not quiet orange");
    }

    [Fact]
    public void Cleared_in_silence_it_stays_silent_and_a_person_may_take_note_of_it_meanwhile()
    {
        var alert = After(Told(Works, Severity.Yellow), new AcknowledgeAlert("wang", null), 5);
        alert.View!.Quieted.ShouldBe(Works);
        alert = After(alert, new ClearAlert("wang", null), 6);
        alert.Decide(new QuietAlert(null), 7).ShouldBeEmpty();
        alert.View!.Quieted.ShouldBe(Works);
    }

    [Fact]
    public void The_log_says_by_which_window_and_why_it_speaks()
    {
        var alert = Told(Works, Severity.Blue);
        Payload(new AlertRaised(alert.View!.Id, 1, 1, 2, AWindow.Sensor, "r", Cell, Severity.Blue, alert.View.Evidence, 1, Works))
            .ShouldContain(""" "occurredAtMs":1,"quietedBy":"alert-window:500103001:works","quietsUpTo":"II","recordedAtMs":2 """.Trim());
        var handed = alert.Decide(new QuietAlert(Known), 5).Single();
        AlertEventLog.TypeOf(handed).ShouldBe("alert.quieted");
        Payload(handed).ShouldContain("\"quietedBy\":\"alert-window:500103001001007:known\",\"quietsUpTo\":\"III\"");
        var spoken = alert.Decide(new QuietAlert(null), 5).Single();
        Payload(spoken).ShouldBe(
            $$"""{"id":"{{alert.View.Id}}","occurredAtMs":5,"quietedBy":"alert-window:500103001:works","recordedAtMs":5,"type":"alert.unquieted","version":2,"why":"window"}""");
    }

    [Fact]
    public void The_board_lists_counts_and_sweeps_them_apart()
    {
        var board = new AlertBoard();
        board.Apply(Told(Works, Severity.Yellow));
        board.Apply(Raised(null, "b", Severity.Yellow));
        board.List(new AlertQuery { Quieted = true }).Alerts.ShouldHaveSingleItem().Quieted.ShouldBe(Works);
        board.List(new AlertQuery { Quieted = false }).Alerts.ShouldHaveSingleItem().Quieted.ShouldBeNull();
        board.List(new AlertQuery()).Alerts.Count.ShouldBe(2);

        board.Unquieted(new HashSet<AlertWindowId> { Works.By }, 9).ShouldBeEmpty();
        var spoken = board.Unquieted(new HashSet<AlertWindowId>(), 9).ShouldHaveSingleItem();
        board.Unquieted(new HashSet<AlertWindowId>(), 9, passOver: id => id == spoken.Id).ShouldBeEmpty();
        board.Apply(After(board.Find(spoken.Id)!, new QuietAlert(null), 5));
        board.Unquieted(new HashSet<AlertWindowId>(), 9).ShouldBeEmpty();

        var book = new FigureBook([], [Told(Works, Severity.Yellow).View!, Raised(null, "b", Severity.Yellow).View!], 0, 9);
        var figures = book.In(Cell.District);
        (figures.ActiveAlerts[(int)Severity.Yellow], figures.UnacknowledgedAlerts[(int)Severity.Yellow], figures.QuietedAlerts).ShouldBe((1, 1, 1));
        book.In(Cell).QuietedAlerts.ShouldBe(1);
    }

    [Fact]
    public void A_cell_holds_them_and_counts_them_once_they_speak()
    {
        var counts = new CellCounts(Cell, []);
        counts.Apply(AWindow.Sensor, "river-level", null, SensorHealth.Online);
        var alert = Told(Works, Severity.Orange);
        counts.Apply(alert.View!);
        counts.Alerts().ShouldBe((Severity.None, 0));
        counts.ToVector(1).ActiveAlerts.Sum().ShouldBe(0);
        counts.ToVector(1).CellsBySeverity[0].ShouldBe(1);
        counts.AlertsOn(AWindow.Sensor).ShouldHaveSingleItem("whoever wakes has to know of it");

        counts.Apply(After(alert, new QuietAlert(null), 5).View!).ShouldBeTrue();
        counts.Alerts().ShouldBe((Severity.Orange, 1));
    }

    private static string Payload(AlertEvent happened) => Encoding.UTF8.GetString(AlertEventLog.Payload(happened));

    private static AlertState After(AlertState alert, AlertCommand command, long nowMs) =>
        alert.Decide(command, nowMs).Aggregate(alert, (state, happened) => state.Evolve(happened));

    private static AlertState Told(AlertQuiet? quiet, params Severity[] said) => Raised(quiet, "a", said);

    private static AlertState Raised(AlertQuiet? quiet, string serial, params Severity[] said) => said.Index().Aggregate(AlertState.None, (state, one) =>
        After(state, new SignalAlert(
            new AlertSignal(
                AlertId.Create(Cell, serial), AWindow.Sensor, AWindow.Rule, Cell, one.Item, 0, new AlertEvidence("levelM", 1, 0.5, 0),
                one.Index + 1),
            quiet), 0));
}
