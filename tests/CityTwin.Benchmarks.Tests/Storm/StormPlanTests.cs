using CityTwin.Benchmarks.Storm;

namespace CityTwin.Benchmarks.Tests.Storm;

public class StormPlanTests
{
    private static readonly StormOptions Options = new() { Reports = 4_000, Duration = TimeSpan.FromSeconds(100) };

    private static readonly (double Longitude, double Latitude)[] Places =
        [.. Enumerable.Range(0, 300).Select(i => (106.5 + (i % 20 * 0.002), 29.5 + (i / 20 * 0.002)))];

    private readonly IReadOnlyList<PlannedReport> _plan = StormPlan.Of(Options, Places);

    [Fact]
    public void All_reports_come_in_order_within_the_time()
    {
        _plan.Count.ShouldBe(Options.Reports);
        _plan.Select(report => report.Due).ShouldBeInOrder();
        _plan[^1].Due.ShouldBeLessThan(Options.Duration);
        _plan[^1].Due.ShouldBeGreaterThan(Options.Duration * 0.99);
    }

    [Fact]
    public void A_burst_is_as_much_faster_as_was_asked()
    {
        int Between(double from, double to) => _plan.Count(report => report.Due.TotalSeconds >= from && report.Due.TotalSeconds < to);

        var (burst, calm) = (Between(10, 12) / 2.0, Between(12, 20) / 8.0);

        (burst / calm).ShouldBe(Options.BurstFactor, 0.1);
        Between(10, 20).ShouldBe(Options.Reports / 10);
    }

    [Fact]
    public void The_mix_is_what_was_asked_within_a_few_hundredths()
    {
        (_plan.Count(report => report.ByCitizen) / (double)_plan.Count).ShouldBe(Options.CitizenShare, 0.03);
        (_plan.Count(report => report.Repeats is not null) / (double)_plan.Count).ShouldBe(Options.RepeatShare, 0.03);
    }

    [Fact]
    public void A_repeat_tells_the_same_a_few_metres_from_the_first_and_later()
    {
        foreach (var report in _plan.Where(report => report.Repeats is not null))
        {
            var first = _plan[report.Repeats!.Value];
            first.Repeats.ShouldBeNull();
            first.Number.ShouldBeLessThan(report.Number);
            (first.Category, first.Text).ShouldBe((report.Category, report.Text));
            Math.Abs(first.Latitude - report.Latitude).ShouldBeLessThan(0.0001);
            Math.Abs(first.Longitude - report.Longitude).ShouldBeLessThan(0.0001);
        }
    }

    [Fact]
    public void No_two_have_one_place_as_watchers_know_them_by_it() =>
        _plan.Select(report => (report.Longitude, report.Latitude)).Distinct().Count().ShouldBe(_plan.Count);

    [Fact]
    public void The_same_seed_gives_the_same_plan_and_another_another()
    {
        StormPlan.Of(Options, Places).ShouldBe(_plan);
        StormPlan.Of(Options with { Seed = 2 }, Places).ShouldNotBe(_plan);
    }
}
