using CityTwin.Alerts;
using CityTwin.Sensing;
using CsCheck;

namespace CityTwin.Domain.Tests.Sensing;

public class ThresholdTests
{
    [Fact]
    public void Reaching_a_level_raises_and_only_passing_its_clear_value_clears()
    {
        var river = new River(River.High());
        river.Observe(0, 9.9);
        river.Alerts.ShouldBeEmpty();
        river.Observe(60, 10);
        river.Only.Severity.ShouldBe(Severity.Blue);
        river.Only.RaisedAtMs.ShouldBe(River.Ms(60));
        river.Only.Evidence.ShouldBe(new AlertEvidence(River.Metric, 10, 10, River.Ms(60)));
        river.Observe(120, 9);
        river.Only.Active.ShouldBeTrue();
        river.Observe(180, 8.99);
        river.Only.Active.ShouldBeFalse();
        river.Only.ClearedAtMs.ShouldBe(River.Ms(180));
    }

    [Fact]
    public void It_climbs_and_steps_down_as_one_alert()
    {
        var river = new River(River.High());
        foreach (var (minute, level) in new[] { 10.0, 12, 14, 13.5, 12.9, 11.6, 11.4, 8 }.Index())
        {
            river.Observe(minute * 60, level);
        }

        river.Said.Select(signal => signal.Severity).ShouldBe(
            [Severity.Blue, Severity.Orange, Severity.Red, Severity.Orange, Severity.Blue, Severity.None]);
        river.Only.HighestSeverity.ShouldBe(Severity.Red);
        river.Said.Select(signal => signal.Step).ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public void A_jump_to_the_gravest_level_steps_down_through_the_milder_ones()
    {
        var river = new River(River.High());
        river.Observe(0, 15);
        river.Observe(60, 12);
        river.Observe(120, 10);
        river.Said.Select(signal => signal.Severity).ShouldBe([Severity.Red, Severity.Orange, Severity.Blue]);
    }

    [Fact]
    public void Every_reading_must_hold_the_level_for_its_duration()
    {
        var river = new River(River.High(forSeconds: 120));
        river.Observe(0, 10);
        river.Observe(60, 9.5);
        river.Observe(120, 10);
        river.Observe(180, 10);
        river.Alerts.ShouldBeEmpty();
        river.Observe(240, 10);
        river.Only.RaisedAtMs.ShouldBe(River.Ms(240));
    }

    [Fact]
    public void It_clears_only_after_the_clear_duration()
    {
        var river = new River(River.High(clearForSeconds: 120));
        river.Observe(0, 10);
        river.Observe(60, 5);
        river.Observe(120, 9.5);
        river.Observe(180, 5);
        river.Observe(240, 5);
        river.Only.Active.ShouldBeTrue();
        river.Observe(300, 5);
        river.Only.Active.ShouldBeFalse();
    }

    [Fact]
    public void Below_is_the_mirror_image_of_above()
    {
        var low = River.High(levels: [(Severity.Yellow, 2, 3)]) with { Direction = Direction.Below };
        var river = new River(low);
        river.Observe(0, 2.1);
        river.Alerts.ShouldBeEmpty();
        river.Observe(60, 2);
        river.Observe(120, 3);
        river.Only.Active.ShouldBeTrue();
        river.Observe(180, 3.1);
        river.Only.Active.ShouldBeFalse();
    }

    /// <summary>
    /// A value that trembles by less than the hysteresis, wherever it does so, turns a rule at most once.
    /// </summary>
    [Fact]
    public void Trembling_within_the_hysteresis_never_flaps() => Gen.Select(
            Gen.Double[5, 15], Gen.Double[-0.49, 0.49].Array[30])
        .Sample(
            (centre, tremble) =>
            {
                var river = new River(River.High(levels: [(Severity.Blue, 10, 9)]));
                foreach (var (minute, by) in tremble.Index())
                {
                    river.Observe(minute * 60, centre + by);
                }

                return river.Said.Count <= 1;
            },
            iter: 2000);

    [Fact]
    public void An_alert_is_at_all_times_as_grave_as_its_rule_stands() => Gen.Double[7, 16].Array[1, 60].Sample(
        levels =>
        {
            var river = new River(River.High());
            for (var minute = 0; minute < levels.Length; minute++)
            {
                river.Observe(minute * 60, levels[minute]);
                var active = river.Active.ToList();
                active.Count.ShouldBeLessThanOrEqualTo(1);
                (active.Count == 0 ? Severity.None : active[0].Severity).ShouldBe(river.Standing());
                river.State.Severity.ShouldBe(river.Standing());
            }
        },
        iter: 500);
}
