using CityTwin.Alerts;
using CityTwin.Sensing;

namespace CityTwin.Domain.Tests.Sensing;

public class ClearedByHandTests
{
    [Fact]
    public void A_rule_cleared_by_hand_raises_anew_only_after_its_condition_has_gone_and_come_back()
    {
        var river = new River(River.High());
        river.Observe(0, 11);
        var first = river.Only.Id;
        river.Command(first, new ClearAlert("operator", null), 30);
        river.State.ClearedByHand(first, River.Ms(30), river.Definition).RowChanged.ShouldBeTrue();
        river.State.ActiveAlerts.ShouldBe(0);
        river.Observe(60, 11);
        river.Observe(120, 20);
        river.Said.Count.ShouldBe(1);
        river.Observe(180, 1);
        river.Observe(240, 11);
        river.Alerts.Count.ShouldBe(2);
        river.Active.ShouldHaveSingleItem().RaisedAtMs.ShouldBe(River.Ms(240));
    }

    [Fact]
    public void The_sensor_learns_of_it_from_the_answer_to_its_next_signal()
    {
        var river = new River(River.High());
        river.Observe(0, 11);
        river.Command(river.Only.Id, new ClearAlert("operator", null), 30);
        river.State.ActiveAlerts.ShouldBe(1, "nobody told it yet");
        river.Observe(60, 15);
        river.State.ActiveAlerts.ShouldBe(0);
        river.Observe(120, 12);
        river.Active.ShouldBeEmpty();
    }

    [Fact]
    public void A_late_reading_does_not_break_the_silence()
    {
        var river = new River(River.High());
        river.Observe(0, 11);
        river.Observe(120, 11);
        river.Command(river.Only.Id, new ClearAlert("operator", null), 130);
        river.State.ClearedByHand(river.Only.Id, River.Ms(130), river.Definition);
        river.Observe(60, 15, receivedAt: 140);
        river.Alerts.Count.ShouldBe(1);
    }

    [Fact]
    public void An_alert_it_does_not_hold_is_none_of_its_business()
    {
        var river = new River(River.High());
        river.Observe(0, 11);
        river.State.ClearedByHand(AlertId.Create(River.Cell, "deadbeef"), River.Ms(1), river.Definition).ShouldBe(default);
        river.State.ActiveAlerts.ShouldBe(1);
    }

    [Fact]
    public void What_was_not_delivered_stays_pending_in_order()
    {
        var river = new River(River.High());
        foreach (var (minute, level) in new[] { 11.0, 13, 5 }.Index())
        {
            river.State.Observe(River.Level(minute * 60, level), River.Ms(minute * 60), river.Definition, river.Rules, null);
        }

        river.State.Pending.Select(signal => signal.Severity).ShouldBe([Severity.Blue, Severity.Orange, Severity.None]);
        river.Observe(180, 5);
        river.State.Pending.ShouldBeEmpty();
        river.Only.Active.ShouldBeFalse();
    }
}
