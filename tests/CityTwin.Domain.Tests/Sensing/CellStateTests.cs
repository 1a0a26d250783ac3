using CityTwin.Alerts;
using CityTwin.Sensing;

namespace CityTwin.Domain.Tests.Sensing;

public class CellStateTests
{
    [Fact]
    public void All_conditions_together_raise_one_alert_on_the_cell()
    {
        var cell = new Waterlogging();
        cell.Rain(0, 20).ShouldBeEmpty();
        var raised = cell.Road(60, 0.1).ShouldHaveSingleItem();
        (raised.Subject.Value, raised.Severity, raised.TimeMs).ShouldBe(("cell:500103001001007", Severity.Yellow, River.Ms(60)));
        raised.Evidence.ShouldBe(new AlertEvidence("rainMmPerH", 20, 8, River.Ms(60)));
        cell.Road(120, 0.3).ShouldHaveSingleItem().Severity.ShouldBe(Severity.Red);
        cell.Road(180, 0.22).ShouldBeEmpty("the road is not below its clear value");
        cell.Road(240, 0.1).ShouldHaveSingleItem().Severity.ShouldBe(Severity.Yellow);
        cell.Rain(300, 1.9).ShouldHaveSingleItem().Severity.ShouldBe(Severity.None);
        cell.State.Pending.Select(signal => signal.Step).ShouldBe([1, 2, 3, 4]);
        cell.State.Pending.Select(signal => signal.Id).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void The_greatest_value_of_the_cells_sensors_decides()
    {
        var cell = new Waterlogging();
        cell.Rain(0, 20);
        cell.Road(60, 0.1, "2");
        cell.Road(70, 0, "3").ShouldBeEmpty("another road is still under water");
        cell.Road(80, 0, "2").ShouldHaveSingleItem().Severity.ShouldBe(Severity.None);
    }

    [Fact]
    public void What_was_measured_too_long_before_the_newest_does_not_count()
    {
        var cell = new Waterlogging(withinSeconds: 100);
        cell.Rain(0, 20);
        cell.Road(101, 0.1).ShouldBeEmpty();
        cell.Rain(150, 20).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_value_behind_a_newer_one_of_its_sensor_changes_nothing()
    {
        var cell = new Waterlogging();
        cell.Rain(100, 0);
        cell.Rain(50, 20).ShouldBeEmpty();
        cell.Road(110, 0.1).ShouldBeEmpty();
    }

    [Fact]
    public void The_conditions_must_hold_for_the_levels_duration()
    {
        var cell = new Waterlogging(forSeconds: 120);
        cell.Rain(0, 20);
        cell.Road(0, 0.1).ShouldBeEmpty();
        cell.Road(60, 0.1).ShouldBeEmpty();
        cell.Road(120, 0.1).ShouldHaveSingleItem().TimeMs.ShouldBe(River.Ms(120));
    }

    [Fact]
    public void A_sensor_that_leaves_takes_its_value_along()
    {
        var cell = new Waterlogging();
        cell.Rain(0, 20);
        cell.Road(60, 0.1);
        cell.State.Forget(Waterlogging.Sensor("2"), cell.Rules).ShouldHaveSingleItem().Severity.ShouldBe(Severity.None);
        cell.State.Forget(Waterlogging.Sensor("2"), cell.Rules).ShouldBeEmpty();
    }

    [Fact]
    public void Cleared_by_hand_it_is_silent_until_the_conditions_have_gone_and_come_back()
    {
        var cell = new Waterlogging();
        cell.Rain(0, 20);
        var raised = cell.Road(60, 0.1)[0];
        cell.State.ClearedByHand(raised.Id);
        cell.Road(120, 0.3).ShouldBeEmpty();
        cell.Road(180, 0).ShouldBeEmpty();
        cell.Road(240, 0.1).ShouldHaveSingleItem().Id.ShouldNotBe(raised.Id);
    }

    [Fact]
    public void It_goes_on_from_its_bytes_as_if_never_interrupted()
    {
        var (whole, broken) = (new Waterlogging(), new Waterlogging());
        foreach (var cell in new[] { whole, broken })
        {
            cell.Rain(0, 20);
            cell.Road(60, 0.1);
        }

        broken.State = CellState.Read(River.Cell, Waterlogging.Bytes(broken.State));
        broken.State.Pending.ShouldBe(whole.State.Pending);
        broken.Rain(120, 1).ShouldBe(whole.Rain(120, 1));
        broken.State.Standing(broken.Rules).ShouldBe(whole.State.Standing(whole.Rules));
        Waterlogging.Bytes(broken.State).ToArray().ShouldBe(Waterlogging.Bytes(whole.State).ToArray());
    }

    [Fact]
    public void A_rule_that_is_gone_ends_its_alert()
    {
        var cell = new Waterlogging();
        cell.Rain(0, 20);
        cell.Road(60, 0.1);
        var other = new RuleBook([], [Waterlogging.Rule with { Id = "flooded" }]).ForCell(River.Cell);
        cell.State.Observe(
            Waterlogging.Sensor("1"), "rain", [new MetricSample("rainMmPerH", 20, River.Ms(120))], other);
        cell.State.Pending.Select(signal => (signal.Rule, signal.Severity)).ShouldBe(
            [("waterlogging", Severity.Yellow), ("waterlogging", Severity.None), ("flooded", Severity.Yellow)]);
    }

    [Fact]
    public void A_peak_inside_one_delivery_is_seen()
    {
        var cell = new Waterlogging();
        cell.Rain(0, 20);
        cell.State.Observe(
            Waterlogging.Sensor("2"), "road-water",
            [new("depthM", 0, River.Ms(60)), new("depthM", 0.3, River.Ms(120)), new("depthM", 0, River.Ms(180))], cell.Rules)
            .Select(signal => (signal.Severity, signal.TimeMs))
            .ShouldBe([(Severity.Red, River.Ms(120)), (Severity.None, River.Ms(180))]);
    }

    [Fact]
    public void An_alert_that_was_not_saved_is_not_raised_again_and_ends_by_its_hysteresis()
    {
        var cell = new Waterlogging();
        var alert = Raised(cell);
        cell.State = new CellState(River.Cell);
        cell.State.Adopt(alert, cell.Rules);
        cell.State.Holds(alert).ShouldBeTrue();
        cell.Rain(0, 20).ShouldBeEmpty();
        cell.Road(60, 0.3).ShouldBeEmpty("it was said before");
        cell.Rain(120, 20).ShouldBeEmpty();
        cell.Road(150, 0.25).ShouldBeEmpty("the road is not below its clear value");
        var milder = cell.Road(180, 0.1).ShouldHaveSingleItem();
        (milder.Id, milder.Severity).ShouldBe((alert.Id, Severity.Yellow));
        milder.Step.ShouldBeGreaterThan(2);
        cell.Rain(240, 0).ShouldHaveSingleItem().Severity.ShouldBe(Severity.None);
    }

    [Fact]
    public void An_adopted_alert_waits_until_all_that_it_asks_for_was_heard_or_is_too_old()
    {
        var cell = new Waterlogging();
        var alert = Raised(cell);
        cell.State = new CellState(River.Cell);
        cell.State.Adopt(alert, cell.Rules);
        cell.State = CellState.Read(River.Cell, Waterlogging.Bytes(cell.State));
        cell.Rain(300, 20).ShouldBeEmpty("nothing is known of the road");
        cell.Rain(1000, 20).ShouldHaveSingleItem().Severity.ShouldBe(Severity.None);
        cell.State.Standing(cell.Rules).ShouldHaveSingleItem().AlertId.ShouldBeNull();
    }

    [Fact]
    public void An_alert_that_nothing_stands_for_is_over_and_is_said_to_be_once()
    {
        var cell = new Waterlogging();
        var alert = Raised(cell);
        cell.State = new CellState(River.Cell);
        var other = new RuleBook([], [Waterlogging.Rule with { Id = "flooded" }]).ForCell(River.Cell);
        cell.State.Adopt(alert, other);
        cell.State.Adopt(alert, other);
        cell.State.End(alert);
        var over = cell.State.Pending.ShouldHaveSingleItem();
        (over.Id, over.Severity, over.Rule).ShouldBe((alert.Id, Severity.None, "waterlogging"));
        over.Step.ShouldBeGreaterThan(alert.Version);
    }

    /// <summary>A red alert, raised at 60 s, as its grain would have it.</summary>
    private static AlertView Raised(Waterlogging cell)
    {
        cell.Rain(0, 20);
        var raise = cell.Road(60, 0.3).ShouldHaveSingleItem();
        return AlertState.None.Evolve(AlertState.None.Decide(new SignalAlert(raise), 0)[0]).View!;
    }
}
