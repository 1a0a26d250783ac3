using CityTwin.Sensing;

namespace CityTwin.Domain.Tests.Sensing;

public class LateReadingTests
{
    [Fact]
    public void A_repetition_changes_nothing()
    {
        var river = new River(River.High());
        river.Observe(0, 11).Accepted.ShouldBeTrue();
        var version = river.State.Version;
        river.Observe(0, 15, receivedAt: 30).ShouldBe(default);
        river.State.Version.ShouldBe(version);
        river.Said.Count.ShouldBe(1);
        river.State.Latest()[0].Value.ShouldBe(11);
    }

    [Fact]
    public void Where_a_device_counts_its_messages_the_count_names_a_reading()
    {
        var river = new River();
        river.Observe(0, 1, sequence: 7, epoch: 1).Accepted.ShouldBeTrue();
        river.Observe(0, 2, sequence: 8, epoch: 1).Accepted.ShouldBeTrue("two readings of one instant are two");
        river.Observe(5, 3, sequence: 7, epoch: 1).Accepted.ShouldBeFalse("the first with a sequence wins");
        river.Observe(5, 3, sequence: 7, epoch: 2).Accepted.ShouldBeTrue("a restarted device counts anew");
        river.State.View(river.Definition, river.Rules).Window.Select(s => s.Value).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void A_late_reading_never_changes_a_newer_value()
    {
        var river = new River();
        river.Observe(120, 3);
        var seen = river.Observe(60, 2, receivedAt: 130);
        (seen.Accepted, seen.RowChanged).ShouldBe((true, false));
        river.State.Latest().ShouldHaveSingleItem().ShouldBe(new MetricSample(River.Metric, 3, River.Ms(120)));
        river.State.View(river.Definition, river.Rules).Window.Select(s => s.Value).ShouldBe([2, 3]);
    }

    [Fact]
    public void What_is_older_than_the_whole_window_is_passed_over()
    {
        var river = new River(River.High());
        for (var minute = 1; minute <= 16; minute++)
        {
            river.Observe(minute * 60, 1);
        }

        river.Observe(0, 99, receivedAt: 2000).ShouldBe(default);
        river.Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void A_late_reading_that_proves_an_alert_raises_it_though_it_is_over()
    {
        var river = new River(River.High());
        river.Observe(0, 1);
        river.Observe(120, 1);
        river.Observe(60, 99, receivedAt: 150);
        river.Only.RaisedAtMs.ShouldBe(River.Ms(60));
        river.Only.ClearedAtMs.ShouldBe(River.Ms(120));
        river.Only.HighestSeverity.ShouldBe(Severity.Red);
        river.State.ActiveAlerts.ShouldBe(0);
    }

    [Fact]
    public void A_late_reading_that_completes_a_duration_raises_the_alert_that_still_stands()
    {
        var river = new River(River.High(forSeconds: 120));
        river.Observe(-60, 1);
        river.Observe(60, 11);
        river.Observe(120, 11);
        river.Alerts.ShouldBeEmpty();
        river.Observe(0, 11, receivedAt: 130);
        river.Only.Active.ShouldBeTrue();
        river.Only.RaisedAtMs.ShouldBe(River.Ms(120));
    }

    [Fact]
    public void A_late_reading_that_disproves_a_duration_clears_the_alert_but_does_not_unsay_it()
    {
        var river = new River(River.High(forSeconds: 120));
        river.Observe(0, 11);
        river.Observe(120, 11);
        river.Only.Active.ShouldBeTrue();
        river.Observe(60, 1, receivedAt: 130);
        river.Only.Active.ShouldBeFalse();
        river.Standing().ShouldBe(Severity.None);
    }

    [Fact]
    public void A_late_calm_reading_splits_one_episode_into_two_alerts()
    {
        var river = new River(River.High());
        river.Observe(0, 11);
        river.Observe(120, 11);
        river.Observe(60, 1, receivedAt: 130);
        river.Alerts.Values.Select(a => (a.View!.RaisedAtMs, a.View.ClearedAtMs)).ShouldBe(
            [(River.Ms(0), River.Ms(60)), (River.Ms(120), null)], ignoreOrder: true);
    }

    [Fact]
    public void A_late_peak_is_said_of_the_alert_that_is_still_open()
    {
        var river = new River(River.High());
        river.Observe(0, 10);
        river.Observe(120, 10);
        river.Observe(60, 20, receivedAt: 130);
        river.Only.HighestSeverity.ShouldBe(Severity.Red);
        river.Only.Severity.ShouldBe(Severity.Blue);
    }

    [Fact]
    public void A_late_peak_of_an_alert_that_is_closed_is_an_alert_of_its_own()
    {
        var river = new River(River.High());
        river.Observe(0, 10);
        river.Observe(120, 1);
        river.Observe(60, 20, receivedAt: 130);
        river.Alerts.Values.Select(a => (a.View!.RaisedAtMs, a.View.HighestSeverity, a.View.Active)).ShouldBe(
            [(River.Ms(0), Severity.Blue, false), (River.Ms(60), Severity.Red, false)], ignoreOrder: true);
    }

    [Fact]
    public void An_alert_closed_too_soon_is_followed_by_a_new_one_when_a_late_reading_shows_that_it_lasts()
    {
        var river = new River(River.High(clearForSeconds: 100));
        river.Observe(0, 11);
        river.Observe(60, 1);
        river.Observe(180, 1);
        river.Only.Active.ShouldBeFalse();
        river.Observe(120, 11, receivedAt: 190);
        river.Active.ShouldHaveSingleItem().RaisedAtMs.ShouldBe(River.Ms(180));
        river.State.ActiveAlerts.ShouldBe(1);
    }

    [Fact]
    public void Rules_that_look_back_farther_than_the_window_hear_a_late_reading_in_its_place()
    {
        var river = new River(River.High(forSeconds: 3000));
        for (var minute = 0; minute < 60; minute++)
        {
            if (minute != 55)
            {
                river.Observe(minute * 60, 11);
            }
        }

        river.Only.RaisedAtMs.ShouldBe(River.Ms(3000));
        river.Observe(55 * 60, 1, receivedAt: 3600);
        river.Only.Active.ShouldBeFalse("the late reading interrupts the run that began an hour ago");
    }
}
