using CityTwin.Alerts;
using CityTwin.Sensing;
using CsCheck;

namespace CityTwin.Domain.Tests.Sensing;

/// <summary>
/// What does not depend on the order and number of arrivals, as ADR 8 promises it. The readings of a set are at
/// most as many as a window holds, so none comes too late to be told in its place.
/// </summary>
public class ArrivalOrderTests
{
    private const int WindowSize = 16;

    private static readonly Gen<(double Level, int GapSeconds)[]> Series =
        Gen.Select(Gen.Double[7, 16], Gen.Int[1, 300]).Array[1, WindowSize];

    private static readonly RuleDefinition[] Rules =
    [
        River.High(forSeconds: 120, clearForSeconds: 60),
        River.High(forSeconds: 120, clearForSeconds: 60) with
        {
            Id = "river-level-high-at-times",
            Schedule = [ScheduleTests.Window("wed", "16:02", "16:07"), ScheduleTests.Window("workday", "16:10", "16:30")],
        },
        new RateRule
        {
            Id = "river-level-rising", NameZh = "", NameEn = "", Kind = River.Kind.Code, Metric = River.Metric,
            OverSeconds = 600, Levels = [new RuleLevel(Severity.Yellow, 3, 1), new RuleLevel(Severity.Red, 20, 5)],
        },
        new FlatlineRule
        {
            Id = "river-level-stuck", NameZh = "", NameEn = "", Kind = River.Kind.Code, Metric = River.Metric,
            Epsilon = 2, ForSeconds = 300, MinReadings = 3,
        },
    ];

    [Fact]
    public void Any_order_and_repetition_of_readings_ends_where_each_once_in_order_ends() => Gen.Select(Series, Gen.Int)
        .Sample(
            (series, seed) =>
            {
                var readings = Readings(series);
                var ordered = Told(new River(Rules), readings);
                var shuffled = Told(new River(Rules), Disturbed(readings, seed));
                View(shuffled).ShouldBe(View(ordered));
                shuffled.State.Severity.ShouldBe(ordered.State.Severity);
                shuffled.State.ActiveAlerts.ShouldBe(ordered.State.ActiveAlerts);
                shuffled.Active.Select(alert => (alert.Rule, alert.Severity)).Order()
                    .ShouldBe(ordered.Active.Select(alert => (alert.Rule, alert.Severity)).Order());
            },
            iter: 1000);

    [Fact]
    public void Every_alert_of_the_orderly_tale_is_raised_in_any_order_as_gravely() => Gen.Select(Series, Gen.Int)
        .Sample(
            (series, seed) =>
            {
                var readings = Readings(series);
                var told = Told(new River(Rules), Disturbed(readings, seed)).Alerts.Values.Select(a => a.View!).ToList();
                Told(new River(Rules), readings).Alerts.Values.Select(a => a.View!).ShouldAllBe(alert =>
                    told.Any(other => other.Rule == alert.Rule && other.HighestSeverity >= alert.HighestSeverity
                        && other.RaisedAtMs <= (alert.ClearedAtMs ?? long.MaxValue)
                        && (other.ClearedAtMs ?? long.MaxValue) >= alert.RaisedAtMs));
            },
            iter: 1000);

    /// <summary>A duration can be disproved by what comes late; a level without one cannot.</summary>
    [Fact]
    public void Without_durations_no_alert_is_raised_where_the_orderly_tale_has_none() => Gen.Select(Series, Gen.Int)
        .Sample(
            (series, seed) =>
            {
                var readings = Readings(series);
                var orderly = Told(new River(River.High()), readings).Alerts.Values.Select(a => a.View!).ToList();
                Told(new River(River.High()), Disturbed(readings, seed)).Alerts.Values.ShouldAllBe(alert =>
                    orderly.Any(other => other.RaisedAtMs <= alert.View!.RaisedAtMs
                        && (other.ClearedAtMs ?? long.MaxValue) > alert.View.RaisedAtMs));
            },
            iter: 1000);

    [Fact]
    public void Telling_all_of_it_again_says_nothing_more() => Gen.Select(Series, Gen.Int).Sample(
        (series, seed) =>
        {
            var readings = Disturbed(Readings(series), seed);
            var river = Told(new River(Rules), readings);
            var (said, version) = (river.Said.Count, river.State.Version);
            Told(river, readings);
            river.Said.Count.ShouldBe(said);
            river.State.Version.ShouldBe(version);
        },
        iter: 500);

    /// <summary>A long series, of which each reading is at most a window late.</summary>
    [Fact]
    public void A_reading_that_is_late_by_less_than_a_window_counts_as_if_it_had_been_on_time() =>
        Gen.Select(Gen.Select(Gen.Double[7, 16], Gen.Int[30, 90]).Array[100], Gen.Int[0, WindowSize - 1].Array[100]).Sample(
            (series, delays) =>
            {
                var readings = Readings(series);
                var late = readings.Index().OrderBy(x => x.Index + delays[x.Index]).ThenBy(x => x.Index)
                    .Select(x => x.Item);
                View(Told(new River(Rules), late)).ShouldBe(View(Told(new River(Rules), readings)));
            },
            iter: 300);

    private static List<Reading> Readings((double Level, int GapSeconds)[] series)
    {
        var (readings, seconds) = (new List<Reading>(), 0.0);
        foreach (var (level, gap) in series)
        {
            readings.Add(River.Level(seconds += gap, level));
        }

        return readings;
    }

    private static List<Reading> Disturbed(List<Reading> readings, int seed)
    {
        var random = new Random(seed);
        var twice = readings.Concat(readings.Where(_ => random.Next(3) == 0)).ToArray();
        random.Shuffle(twice);
        return [.. twice];
    }

    private static River Told(River river, IEnumerable<Reading> readings)
    {
        foreach (var reading in readings)
        {
            river.Observe(reading, receivedAt: 100_000);
        }

        return river;
    }

    /// <summary>Last values, window, health, fault, and where each rule stands; not which alert stands for it.</summary>
    private static string View(River river)
    {
        var view = river.State.View(river.Definition, river.Rules);
        return string.Join('\n',
        [
            .. river.State.Latest().Select(latest => $"latest {latest}"),
            .. view.Window.Select(sample => $"{sample}"),
            .. view.Rules.Select(rule => $"{rule.Rule} {rule.Severity}"),
            $"{view.Row.Health} {view.Fault} {view.LastHeardMs}",
        ]);
    }
}
