using CityTwin.Sensing;

namespace CityTwin.Domain.Tests.Sensing;

public class RateTests
{
    private static readonly RateRule Rising = new()
    {
        Id = "river-level-rising", NameZh = "", NameEn = "", Kind = River.Kind.Code, Metric = River.Metric,
        OverSeconds = 3600, Levels = [new RuleLevel(Severity.Blue, 0.3, 0.1), new RuleLevel(Severity.Orange, 1, 0.6)],
    };

    [Fact]
    public void A_rise_is_measured_over_the_span_though_the_window_is_shorter()
    {
        var river = new River(Rising);
        for (var minute = 0; minute <= 180; minute++)
        {
            river.Observe(minute * 60, minute < 60 ? 2 : 2 + (0.5 * (minute - 60) / 60.0));
        }

        river.Only.Severity.ShouldBe(Severity.Blue);
        var raisedAfterMinutes = (river.Only.RaisedAtMs - River.Start) / 60_000;
        raisedAfterMinutes.ShouldBeInRange(96, 111, "0.3 m of 0.5 m an hour take 36 minutes, 45 over a span and a quarter");
        river.Only.Evidence.Value.ShouldBeInRange(0.3, 0.38);
        river.Only.Evidence.Limit.ShouldBe(0.3);
    }

    [Fact]
    public void A_short_jump_that_comes_back_within_the_span_is_over_when_it_is_back()
    {
        var river = new River(Rising);
        for (var minute = 0; minute <= 240; minute++)
        {
            river.Observe(minute * 60, minute is > 120 and < 150 ? 4 : 2);
        }

        river.Only.HighestSeverity.ShouldBe(Severity.Orange);
        river.Only.ClearedAtMs.ShouldBe(River.Ms(150 * 60));
    }

    [Fact]
    public void A_fall_is_a_negative_rate_below()
    {
        var river = new River(Rising with
        {
            Direction = Direction.Below, Levels = [new RuleLevel(Severity.Yellow, -0.5, -0.2)],
        });
        for (var minute = 0; minute <= 120; minute += 10)
        {
            river.Observe(minute * 60, 5 - (minute / 60.0));
        }

        river.Only.Severity.ShouldBe(Severity.Yellow);
        river.Only.Evidence.Value.ShouldBe(-1, tolerance: 1e-9);
    }

    [Fact]
    public void Across_a_gap_nothing_is_compared()
    {
        var river = new River(Rising);
        river.Observe(0, 2);
        river.Observe(600, 2);
        river.Observe(3 * 3600, 9);
        river.Observe((3 * 3600) + 600, 9);
        river.Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void The_first_hour_decides_nothing()
    {
        var river = new River(Rising);
        for (var minute = 0; minute < 60; minute += 5)
        {
            river.Observe(minute * 60, minute);
        }

        river.Alerts.ShouldBeEmpty();
    }
}
