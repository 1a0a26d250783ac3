using CityTwin.Alerts;
using CityTwin.Sensing;

namespace CityTwin.Domain.Tests.Sensing;

/// <summary>Rules with a schedule. River's time begins on a Wednesday at 16:00 of the city's time.</summary>
public class ScheduledRuleTests
{
    private const int Hour = 3_600;

    [Fact]
    public void Outside_its_windows_nothing_is_raised_and_no_duration_runs()
    {
        var river = new River(River.High(forSeconds: 600) with { Schedule = [Wed("17:00", "18:00")] });
        foreach (var minute in Enumerable.Range(0, 60))
        {
            river.Observe(60 * minute, 10.5);
        }

        river.Said.ShouldBeEmpty();
        foreach (var minute in Enumerable.Range(60, 11))
        {
            river.Said.ShouldBeEmpty();
            river.Observe(60 * minute, 10.5);
        }

        river.Said.ShouldHaveSingleItem().TimeMs.ShouldBe(River.Ms(70 * 60));
    }

    [Fact]
    public void A_duration_does_not_run_from_one_window_into_the_next()
    {
        var river = new River(River.High(forSeconds: 600) with { Schedule = [Wed("16:00", "16:10"), Wed("16:20", "17:00")] });
        river.Observe(300, 10.5);
        river.Observe(1_260, 10.5);
        river.Said.ShouldBeEmpty("nothing was heard between the windows, and yet it was not open then");
        river.Observe(1_860, 10.5);
        river.Said.ShouldHaveSingleItem();
    }

    [Fact]
    public void The_clock_clears_nothing_the_values_do()
    {
        var river = new River(River.High() with { Schedule = [Wed("16:00", "17:00")] });
        river.Observe(0, 12.5);
        river.Observe(2 * Hour, 12.5);
        river.Only.Severity.ShouldBe(Severity.Orange, "the danger is not over");
        river.Observe((2 * Hour) + 60, 14.5);
        river.Only.Severity.ShouldBe(Severity.Orange, "nothing graver is raised outside either");
        river.Observe((2 * Hour) + 120, 10.5);
        river.Only.Severity.ShouldBe(Severity.Blue);
        river.Observe((2 * Hour) + 180, 8);
        river.Only.Active.ShouldBeFalse();
    }

    [Fact]
    public void A_level_may_have_a_schedule_in_place_of_the_rules()
    {
        var high = River.High();
        var river = new River(high with
        {
            Schedule = [Wed("20:00", "21:00")],
            Levels = [.. high.Levels.Select(level => level.Severity == Severity.Red ? level with { Schedule = [Wed("16:00", "17:00")] } : level)],
        });
        river.Observe(0, 12.5);
        river.Said.ShouldBeEmpty();
        river.Observe(60, 14.5);
        river.Only.Severity.ShouldBe(Severity.Red);
    }

    [Fact]
    public void A_late_reading_is_judged_by_when_it_was_taken()
    {
        var river = new River(River.High() with { Schedule = [Wed("16:00", "17:00")] });
        river.Observe(0, 1);
        river.Observe(2 * Hour, 1);
        river.Observe(600, 10.5, receivedAt: (2 * Hour) + 1);
        (river.Only.RaisedAtMs, river.Only.ClearedAtMs).ShouldBe((River.Ms(600), River.Ms(2 * Hour)));
        river.Observe(Hour + 600, 20, receivedAt: (2 * Hour) + 2);
        river.Alerts.ShouldHaveSingleItem("17:10 is outside");
    }

    [Fact]
    public void A_silence_counts_only_in_a_window_and_is_due_when_it_has_lasted_there()
    {
        var river = new River(Silent with { Schedule = [Wed("17:00", "18:00")] });
        river.Observe(0, 1);
        river.State.NextDueMs(0, river.Definition, river.Rules).ShouldBe(River.Ms(180), "stale comes first");
        river.Tick(600);
        river.State.NextDueMs(0, river.Definition, river.Rules).ShouldBe(River.Ms(Hour + 300));
        river.Tick(Hour + 299);
        river.Said.ShouldBeEmpty();
        river.Tick(Hour + 300);
        river.Only.RaisedAtMs.ShouldBe(River.Ms(Hour + 300));
        river.Tick(10 * Hour);
        river.Only.Active.ShouldBeTrue("the clock clears nothing");
        river.Observe(10 * Hour, 1);
        river.Only.Active.ShouldBeFalse();
    }

    [Fact]
    public void A_replayed_silence_counts_only_in_a_window()
    {
        var river = new River(Silent with { Schedule = [Wed("17:00", "18:00")] })
        {
            Definition = new River().Definition with { Clock = DeviceClock.Replay },
        };
        river.Observe(0, 1);
        river.Observe(Hour, 1);
        river.Said.ShouldBeEmpty();
        river.Observe(Hour + 600, 1);
        river.Only.RaisedAtMs.ShouldBe(River.Ms(Hour + 300));
    }

    [Fact]
    public void Standing_still_counts_only_in_a_window()
    {
        var river = new River(new FlatlineRule
        {
            Id = "river-level-stuck", NameZh = "", NameEn = "", Kind = River.Kind.Code, Metric = River.Metric,
            ForSeconds = 600, MinReadings = 3, Schedule = [Wed("17:00", "17:20")],
        });
        foreach (var minute in Enumerable.Range(0, 70))
        {
            river.Observe(60 * minute, 5);
        }

        river.Said.ShouldBeEmpty();
        river.Observe(70 * 60, 5);
        river.Only.RaisedAtMs.ShouldBe(River.Ms(70 * 60));
        river.Observe(90 * 60, 5);
        river.Only.Active.ShouldBeTrue("it still stands still");
        river.Observe(91 * 60, 6);
        river.Only.Active.ShouldBeFalse();
    }

    [Fact]
    public void A_combination_is_raised_in_its_window_and_cleared_at_any_time()
    {
        var rules = new RuleBook([], [Waterlogging.Rule with { WithinSeconds = 2 * Hour, Schedule = [Wed("16:00", "17:00")] }]).ForCell(River.Cell);
        var cell = new CellState(River.Cell);
        Sees(0, "rain", "rainMmPerH", 20).ShouldBeEmpty();
        Sees(60, "road-water", "depthM", 0.1).ShouldHaveSingleItem().Severity.ShouldBe(Severity.Yellow);
        Sees(Hour, "rain", "rainMmPerH", 20).ShouldBeEmpty();
        Sees(Hour + 10, "road-water", "depthM", 0.3).ShouldBeEmpty("red is raised in the window only");
        Sees(Hour + 20, "road-water", "depthM", 0).ShouldHaveSingleItem().Severity.ShouldBe(Severity.None);
        Sees(Hour + 30, "road-water", "depthM", 0.3).ShouldBeEmpty();

        IReadOnlyList<AlertSignal> Sees(int seconds, string kind, string metric, double value) => cell.Observe(
            Waterlogging.Sensor(kind), kind, [new MetricSample(metric, value, River.Ms(seconds))], rules);
    }

    [Fact]
    public void A_combinations_duration_runs_in_one_window_only()
    {
        var rules = new RuleBook([], [Waterlogging.Rule with
        {
            Schedule = [Wed("16:00", "16:10"), Wed("16:20", "17:00")], WithinSeconds = 3_600,
            Levels = [Waterlogging.Rule.Levels[0] with { ForSeconds = 600 }],
        }]).ForCell(River.Cell);
        var cell = new CellState(River.Cell);
        Sees(0, "rain", "rainMmPerH", 20);
        Sees(300, "road-water", "depthM", 0.1);
        Sees(1_260, "road-water", "depthM", 0.1).ShouldBeEmpty();
        Sees(1_860, "road-water", "depthM", 0.1).ShouldHaveSingleItem();

        IReadOnlyList<AlertSignal> Sees(int seconds, string kind, string metric, double value) => cell.Observe(
            Waterlogging.Sensor(kind), kind, [new MetricSample(metric, value, River.Ms(seconds))], rules);
    }

    private static readonly NoDataRule Silent = new()
    {
        Id = "river-silent", NameZh = "", NameEn = "", Kind = River.Kind.Code, ForSeconds = 300, Severity = Severity.Yellow,
    };

    private static ScheduleWindow Wed(string from, string until) => ScheduleTests.Window("wed", from, until);
}
