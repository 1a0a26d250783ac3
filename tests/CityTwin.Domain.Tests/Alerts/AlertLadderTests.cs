using System.Text;
using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Sensing;

namespace CityTwin.Domain.Tests.Alerts;

public class AlertLadderTests
{
    private static readonly DivisionCode Cell = DivisionCode.Parse("500103001001007");
    private static readonly AlertLadder Ladder = new(new Dictionary<Severity, TimeSpan>
    {
        [Severity.Red] = TimeSpan.FromMinutes(3), [Severity.Orange] = TimeSpan.FromMinutes(10),
    });

    [Theory]
    [InlineData(Severity.Yellow, "500103001")]
    [InlineData(Severity.Red, "500103")]
    public void A_red_alert_calls_its_district_and_others_their_street(Severity severity, string lead) =>
        Told((severity, 1)).View!.Lead.ShouldBe(DivisionCode.Parse(lead));

    [Fact]
    public void An_alert_that_turns_red_calls_its_district_and_does_not_go_back_when_it_eases()
    {
        var red = Told((Severity.Yellow, 1), (Severity.Red, 2));
        red.View!.Lead.ShouldBe(Cell.District);
        red.View.Version.ShouldBe(3, "raised, changed, escalated");

        Told((Severity.Yellow, 1), (Severity.Red, 2), (Severity.Yellow, 3), (Severity.Red, 4)).View!.Version.ShouldBe(5);
    }

    [Fact]
    public void Unnoticed_it_calls_one_centre_after_the_other_each_after_the_same_time_and_then_no_more()
    {
        var alert = Told((Severity.Orange, 1));
        Ladder.Due(alert.View!, nowMs: 599_999).ShouldBeNull();
        Ladder.Due(alert.View!, nowMs: 600_000).ShouldBe(Cell.District);

        alert = Escalated(alert, Cell.District, 600_000);
        Ladder.Due(alert.View!, nowMs: 1_100_000).ShouldBeNull();
        Ladder.Due(alert.View!, nowMs: 1_200_000).ShouldBe(Cell.City);
        Ladder.Due(Escalated(alert, Cell.City, 1_200_000).View!, nowMs: 9_000_000).ShouldBeNull();
        Ladder.Due(Told((Severity.Blue, 1)).View!, nowMs: 9_000_000).ShouldBeNull("nobody set a time for blue");
    }

    [Fact]
    public void Acknowledged_it_calls_nobody_and_a_call_that_comes_too_late_changes_nothing()
    {
        var seen = Told((Severity.Orange, 1));
        seen = seen.Evolve(seen.Decide(new AcknowledgeAlert("wang", null), 5).Single());

        Ladder.Due(seen.View!, nowMs: 9_000_000).ShouldBeNull();
        seen.Decide(new EscalateAlert(Cell.District), 6).ShouldBeEmpty();
    }

    [Fact]
    public void What_climbs_past_the_severity_that_was_acknowledged_calls_again_and_what_comes_back_to_it_does_not()
    {
        var alert = Told((Severity.Orange, 1));
        alert = alert.Evolve(alert.Decide(new AcknowledgeAlert("wang", null), 5).Single());
        alert = Signalled(alert, Severity.Yellow, 2);
        alert = Signalled(alert, Severity.Orange, 3);
        Ladder.Due(alert.View!, nowMs: 9_000_000).ShouldBeNull("somebody took note of orange");

        alert = Signalled(alert, Severity.Red, 4);
        (alert.View!.Acknowledged, alert.View.AcknowledgedBy, alert.View.AcknowledgedSeverity).ShouldBe((false, "wang", Severity.Orange));
        Ladder.Due(alert.View, nowMs: 9_000_000).ShouldBe(Cell.City);

        alert = alert.Evolve(alert.Decide(new AcknowledgeAlert("li", null), 6).Single());
        Ladder.Due(alert.View!, nowMs: 9_000_000).ShouldBeNull();
    }

    [Fact]
    public void What_was_acknowledged_before_it_was_kept_at_which_severity_calls_again_past_the_highest_it_had()
    {
        var alert = Told((Severity.Orange, 1), (Severity.Yellow, 2));
        alert = alert with { View = alert.View! with { Acknowledged = true } };
        Signalled(alert, Severity.Orange, 3).View!.Acknowledged.ShouldBeTrue();
        Signalled(alert, Severity.Red, 3).View!.Acknowledged.ShouldBeFalse();
    }

    [Fact]
    public void The_board_finds_the_unnoticed_ones_and_no_others()
    {
        var board = new AlertBoard();
        board.Apply(Told((Severity.Orange, 1)));

        board.Unnoticed(Ladder, 599_999, max: 9).ShouldBeEmpty();
        board.Unnoticed(Ladder, 600_000, max: 9).ShouldHaveSingleItem().Lead.ShouldBe(Cell.District);
    }

    [Fact]
    public void Who_sees_to_it_is_named_once_and_not_after_it_is_cleared()
    {
        var alert = Told((Severity.Orange, 1));
        var assigned = alert.Decide(new AssignAlert("wang", "li"), 5).Single();
        Encoding.UTF8.GetString(AlertEventLog.Payload(assigned)).ShouldBe(
            $$"""{"by":"wang","id":"{{alert.View!.Id}}","occurredAtMs":5,"recordedAtMs":5,"to":"li","type":"alert.assigned","version":2}""");
        alert = alert.Evolve(assigned);
        alert.View!.AssignedTo.ShouldBe("li");
        alert.Decide(new AssignAlert("wang", "li"), 6).ShouldBeEmpty();

        var cleared = alert.Evolve(alert.Decide(new ClearAlert("wang", null), 7).Single());
        Should.Throw<AlertRefusedException>(() => cleared.Decide(new AssignAlert("wang", "he"), 8));
    }

    private static AlertState Escalated(AlertState alert, DivisionCode lead, long nowMs) =>
        alert.Evolve(alert.Decide(new EscalateAlert(lead), nowMs).Single());

    private static AlertState Told(params (Severity Severity, int Step)[] said) =>
        said.Aggregate(AlertState.None, (state, one) => Signalled(state, one.Severity, one.Step));

    private static AlertState Signalled(AlertState alert, Severity severity, int step) => alert.Decide(
        new SignalAlert(new AlertSignal(
            AlertId.Create(Cell, "a"), TwinId.Sensor(Cell, "0042"), "road-water-deep", Cell, severity, 0,
            new AlertEvidence("depthM", 1, 0.5, 0), step)), 0)
        .Aggregate(alert, (now, happened) => now.Evolve(happened));
}
