using CityTwin.Alerts;
using CityTwin.Sensing;

namespace CityTwin.Domain.Tests.Sensing;

/// <summary>A graver level is left first, its clear duration observed, and an alert clears only from its mildest level.</summary>
public class StepDownTests
{
    private static readonly Severity[] EveryLevel = [Severity.Red, Severity.Orange, Severity.Blue, Severity.None];

    [Fact]
    public void A_value_that_falls_from_red_to_calm_in_one_reading_passes_every_level_for_its_time()
    {
        var river = new River(River.High(clearForSeconds: 120));
        river.Observe(0, 15);
        for (var minute = 1; minute <= 7; minute++)
        {
            river.Observe(minute * 60, 1);
        }

        Told(river).ShouldBe([(Severity.Red, 0), (Severity.Orange, 180), (Severity.Blue, 300), (Severity.None, 420)]);
    }

    [Fact]
    public void What_comes_back_before_a_milder_level_is_left_begins_its_time_anew()
    {
        var river = new River(River.High(clearForSeconds: 120));
        foreach (var (minute, level) in new[] { 15.0, 1, 1, 1, 11.7, 1, 1, 1 }.Index())
        {
            river.Observe(minute * 60, level);
        }

        Told(river).ShouldBe([(Severity.Red, 0), (Severity.Orange, 180), (Severity.Blue, 420)]);
    }

    [Fact]
    public void Levels_without_a_clear_duration_are_all_left_by_one_reading()
    {
        var river = new River(River.High());
        river.Observe(0, 15);
        river.Observe(60, 1);
        Told(river).ShouldBe([(Severity.Red, 0), (Severity.None, 60)]);
    }

    [Fact]
    public void A_milder_level_with_a_shorter_duration_waits_for_the_graver_one()
    {
        var levels = River.High() with
        {
            Levels = [new RuleLevel(Severity.Blue, 10, 9), new RuleLevel(Severity.Red, 14, 13, ClearForSeconds: 120)],
        };
        var river = new River(levels);
        river.Observe(0, 15);
        river.Observe(60, 1);
        river.Observe(120, 1);
        river.Only.Severity.ShouldBe(Severity.Red);
        river.Observe(180, 1);
        Told(river).ShouldBe([(Severity.Red, 0), (Severity.None, 180)], "blue has no time of its own to stand");
    }

    [Fact]
    public void A_rate_that_stops_steps_down_through_its_levels()
    {
        var river = new River(new RateRule
        {
            Id = "river-level-rising", NameZh = "", NameEn = "", Kind = River.Kind.Code, Metric = River.Metric, OverSeconds = 600,
            Levels =
            [
                new RuleLevel(Severity.Blue, 1, 0.5, ClearForSeconds: 300), new RuleLevel(Severity.Orange, 3, 2, ClearForSeconds: 300),
                new RuleLevel(Severity.Red, 6, 4, ClearForSeconds: 300),
            ],
        });
        for (var minute = 0; minute <= 90; minute++)
        {
            river.Observe(minute * 60, minute < 30 ? 2 + (minute * 0.2) : 8);
        }

        Falling(river).ShouldBe(EveryLevel);
    }

    [Fact]
    public void An_anomaly_that_ends_steps_down_through_its_levels()
    {
        var river = new River(new AnomalyRule
        {
            Id = "river-unusual", NameZh = "", NameEn = "", Kind = River.Kind.Code, Metric = River.Metric, MinDeviation = 0.1,
            Levels =
            [
                new RuleLevel(Severity.Blue, 6, 4, ClearForSeconds: 120), new RuleLevel(Severity.Orange, 12, 8, ClearForSeconds: 120),
                new RuleLevel(Severity.Red, 24, 18, ClearForSeconds: 120),
            ],
        });
        for (var minute = 0; minute < 30; minute++)
        {
            river.Observe(minute * 60, minute == 12 ? 9 : 3 + (0.01 * (minute % 3)));
        }

        Falling(river).ShouldBe(EveryLevel);
    }

    [Fact]
    public void A_combination_steps_down_through_its_levels_and_holds_each_for_its_time()
    {
        var cell = new Waterlogging(clearForSeconds: 120);
        var said = new List<AlertSignal>(cell.Rain(0, 20));
        said.AddRange(cell.Road(0, 0.3));
        for (var minute = 1; minute <= 6; minute++)
        {
            said.AddRange(cell.Road(minute * 60, 0));
        }

        said.Select(signal => (signal.Severity, (signal.TimeMs - River.Start) / 1000))
            .ShouldBe([(Severity.Red, 0L), (Severity.Yellow, 180), (Severity.None, 300)]);
    }

    private static IEnumerable<(Severity, long)> Told(River river) =>
        river.Said.Select(signal => (signal.Severity, (signal.TimeMs - River.Start) / 1000));

    /// <summary>What was said from the gravest on.</summary>
    private static IEnumerable<Severity> Falling(River river) =>
        river.Said.Select(signal => signal.Severity).SkipWhile(severity => severity != Severity.Red);
}
