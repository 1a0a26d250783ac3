using System.Buffers;
using CityTwin.Alerts;
using CityTwin.Sensing;
using CsCheck;

namespace CityTwin.Domain.Tests.Sensing;

public class AdoptionTests
{
    private static readonly NoDataRule Silent = new()
    {
        Id = "river-silent", NameZh = "", NameEn = "", Kind = River.Kind.Code, ForSeconds = 300, Severity = Severity.Yellow,
    };

    [Fact]
    public void An_alert_of_silence_that_was_not_saved_ends_when_the_device_speaks()
    {
        var river = new River(Silent);
        river.Observe(0, 1);
        var saved = Copy(river.State);
        river.Tick(310);
        river.Restart(saved);
        river.State.ActiveAlerts.ShouldBe(1);
        river.Tick(900);
        river.Said.Count.ShouldBe(1, "it is not raised a second time");
        river.Observe(960, 1);
        river.Only.ClearedAtMs.ShouldBe(River.Ms(960));
        river.State.ActiveAlerts.ShouldBe(0);
    }

    [Fact]
    public void What_the_log_replays_of_before_the_silence_does_not_end_it()
    {
        var river = new River(Silent);
        river.Observe(0, 1);
        river.Tick(310);
        river.Restart(new SensorState());
        river.Observe(0, 1);
        river.Only.Active.ShouldBeTrue();
        river.Observe(960, 1);
        river.Only.Active.ShouldBeFalse();
    }

    [Fact]
    public void A_replayed_silence_whose_end_was_not_told_is_ended_by_the_reading_that_ended_it()
    {
        var river = new River(Silent) { Definition = new River().Definition with { Clock = DeviceClock.Replay } };
        river.Observe(0, 1, receivedAt: 9000);
        var saved = Copy(river.State);
        river.State.Observe(River.Level(900, 1), River.Ms(9001), river.Definition, river.Rules, null);
        var raise = river.State.Pending[0];
        river.Alerts[raise.Id] = AlertState.None.Evolve(AlertState.None.Decide(new SignalAlert(raise), 0)[0]);
        river.Restart(saved);
        river.Observe(900, 1, receivedAt: 9001);
        river.Only.ClearedAtMs.ShouldBe(River.Ms(900));
        river.State.ActiveAlerts.ShouldBe(0);
    }

    [Fact]
    public void An_adopted_alert_ends_by_its_hysteresis()
    {
        var river = new River(River.High());
        river.Observe(0, 12.5);
        river.Restart(new SensorState());
        river.Observe(60, 11.6);
        river.Only.Severity.ShouldBe(Severity.Orange, "it is not below the clear value");
        river.Observe(120, 9.5);
        river.Only.Severity.ShouldBe(Severity.Blue);
        river.Observe(180, 8);
        river.Only.Active.ShouldBeFalse();
    }

    [Fact]
    public void One_that_the_first_reading_no_longer_supports_ends_with_it()
    {
        var river = new River(River.High());
        river.Observe(0, 12.5);
        river.Restart(new SensorState());
        river.Observe(60, 3);
        river.Only.ClearedAtMs.ShouldBe(River.Ms(60));
    }

    [Fact]
    public void An_anomaly_that_is_scored_otherwise_after_a_restart_is_neither_doubled_nor_left()
    {
        var profile = new SeasonalProfile();
        var gauge = new River().Definition.Id;
        for (var hour = 9 * 24; hour > 0; hour--)
        {
            profile.Add(gauge, new HourSample(River.Metric, River.Start - (hour * 3_600_000L), 3 + (hour % 5 * 0.01)));
        }

        var unusual = new AnomalyRule
        {
            Id = "unusual", NameZh = "", NameEn = "", Kind = River.Kind.Code, Metric = River.Metric,
            Levels = [new RuleLevel(Severity.Blue, 6, 4)], MinDeviation = 0.2,
        };
        var before = new River(unusual) { Profile = profile };
        before.Observe(0, 9);
        var river = new River(unusual);
        river.Alerts[before.Only.Id] = before.Alerts.Values.Single();
        river.Restart(new SensorState());
        river.Observe(0, 9);
        river.Only.Active.ShouldBeTrue();
        for (var minute = 1; minute < 30; minute++)
        {
            river.Observe(minute * 60, 3 + (minute % 3 * 0.01));
        }

        river.Only.Active.ShouldBeFalse();
        river.State.ActiveAlerts.ShouldBe(0);
    }

    [Fact]
    public void A_stuck_sensors_alert_ends_when_what_follows_does_not_show_it()
    {
        var river = new River(new FlatlineRule
        {
            Id = "stuck", NameZh = "", NameEn = "", Kind = River.Kind.Code, Metric = River.Metric, ForSeconds = 120, MinReadings = 3,
        });
        river.Observe(0, 3);
        river.Observe(60, 3);
        river.Observe(120, 3);
        river.Only.Active.ShouldBeTrue();
        river.Restart(new SensorState());
        river.Observe(180, 4);
        river.Only.Active.ShouldBeFalse();
    }

    [Fact]
    public void An_alert_whose_rule_is_gone_is_over()
    {
        var river = new River(River.High());
        river.Observe(0, 11);
        var other = new River();
        other.Alerts[river.Only.Id] = river.Alerts.Values.Single();
        other.Restart(new SensorState());
        (other.Only.Active, other.State.ActiveAlerts).ShouldBe((false, 0));
    }

    [Fact]
    public void Of_two_alerts_of_one_rule_the_newer_is_held()
    {
        var river = new River(River.High());
        river.Observe(0, 11);
        var saved = Copy(river.State);
        river.Observe(60, 5);
        river.Observe(120, 13);
        river.Restart(saved);
        var newer = river.Active.ShouldHaveSingleItem();
        river.Observe(60, 5);
        river.Observe(120, 13);
        river.Active.ShouldHaveSingleItem().Id.ShouldBe(newer.Id);
        river.Observe(180, 5);
        river.Active.ShouldBeEmpty();
        river.Alerts.Count.ShouldBe(2);
    }

    [Fact]
    public void An_alert_older_than_the_one_its_rule_holds_is_over()
    {
        var lost = new River(River.High());
        lost.Observe(0, 11);
        var river = new River(River.High());
        river.Observe(60, 11);
        river.Alerts[lost.Only.Id] = lost.Alerts.Values.Single();
        river.Restart(river.State);
        river.Active.ShouldHaveSingleItem().RaisedAtMs.ShouldBe(River.Ms(60));
    }

    [Fact]
    public void What_is_still_to_be_said_of_an_alert_is_not_taken_for_forgotten()
    {
        var river = new River(River.High());
        river.Observe(0, 11);
        river.State.Observe(River.Level(60, 5), River.Ms(60), river.Definition, river.Rules, null);
        river.State.Holds(river.Only).ShouldBeTrue();
        river.Restart(Copy(river.State));
        river.State.ActiveAlerts.ShouldBe(0);
        river.Observe(120, 5);
        river.Only.ClearedAtMs.ShouldBe(River.Ms(60));
    }

    /// <summary>Saved somewhere, stopped somewhere later, and what came in between is replayed: nobody sees it.</summary>
    [Fact]
    public void A_restart_anywhere_leaves_the_same_alerts() => Gen.Select(
        Gen.Double[7, 16].Array[1, 60], Gen.Int[0, 60], Gen.Int[0, 60], Gen.Int[0, 60], Gen.Bool).Sample(
        (levels, a, b, c, durations) =>
        {
            int[] at = [.. new[] { a, b, c }.Select(i => Math.Min(i, levels.Length)).Order()];
            var rule = durations ? River.High(forSeconds: 120, clearForSeconds: 60) : River.High();
            var (whole, broken) = (new River(rule, Silent), new River(rule, Silent));
            Live(whole, levels, 0, levels.Length);
            Live(broken, levels, 0, at[0]);
            var saved = Copy(broken.State);
            Live(broken, levels, at[0], at[2]);
            broken.Restart(saved);

            // Stopped once more in the middle of the replay, after having been saved there.
            Live(broken, levels, at[0], at[1]);
            broken.Restart(Copy(broken.State));
            Live(broken, levels, at[1], levels.Length);
            Tale(broken).ShouldBe(Tale(whole));
            broken.State.ActiveAlerts.ShouldBe(whole.State.ActiveAlerts);
        },
        iter: 2000);

    private static void Live(River river, double[] levels, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            river.Observe(i * 60, levels[i]);
        }
    }

    private static string[] Tale(River river) => [.. river.Alerts.Values.Select(alert => alert.View!)
        .OrderBy(alert => alert.Id.Value, StringComparer.Ordinal)
        .Select(alert => $"{alert.Id} {alert.Active} {alert.Severity} {alert.HighestSeverity} {alert.RaisedAtMs} {alert.ClearedAtMs}")];

    private static SensorState Copy(SensorState state)
    {
        var bytes = new ArrayBufferWriter<byte>();
        state.Write(bytes);
        return SensorState.Read(bytes.WrittenSpan);
    }
}
