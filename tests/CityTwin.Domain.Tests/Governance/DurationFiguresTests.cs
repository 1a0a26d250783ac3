using CsCheck;

namespace CityTwin.Governance;

public sealed class DurationFiguresTests
{
    private static readonly Gen<long[]> Durations =
        Gen.OneOf(Gen.Long[0, 500], Gen.Long[0, 40L * 86_400_000], Gen.Long[0, 1L << 45]).Array[1, 200];

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 1.5, 2)]
    [InlineData(10, 5.5, 9)]
    [InlineData(11, 6, 10)]
    [InlineData(100, 50.5, 90)]
    public void The_ninetieth_percentile_is_the_nearest_rank(int count, double median, long p90)
    {
        var figures = DurationFigures.Of(Enumerable.Range(1, count).Select(i => (long)i).Reverse());
        (figures.Count, figures.MeanMs, figures.MedianMs, figures.P90Ms).ShouldBe((count, (count + 1) / 2.0, median, p90));
    }

    [Fact]
    public void Of_nothing_there_is_no_mean_and_no_percentile()
    {
        var none = DurationFigures.Sum([DurationFigures.Of([]), DurationFigures.None]);
        (none.Count, none.MeanMs, none.MedianMs, none.P90Ms).ShouldBe((0, null, null, null));
    }

    [Fact]
    public void Median_and_ninetieth_percentile_are_at_most_four_thousandths_off_and_the_mean_is_exact() =>
        Durations.Sample(durations =>
        {
            var figures = DurationFigures.Of(durations);
            var sorted = durations.Order().ToArray();
            var median = (sorted[(sorted.Length - 1) / 2] + (double)sorted[sorted.Length / 2]) / 2;
            var p90 = sorted[(((sorted.Length * 90) + 99) / 100) - 1];
            return Math.Abs(figures.MedianMs!.Value - median) <= 0.004 * median
                && Math.Abs(figures.P90Ms!.Value - p90) <= 0.004 * p90
                && Math.Abs(figures.MeanMs!.Value - sorted.Average()) <= 1e-9 * sorted.Average()
                && figures.MaxMs == sorted[^1];
        });

    [Fact]
    public void The_parts_say_together_what_the_whole_says() => Gen.Select(Durations, Durations, Durations).Sample((a, b, c) =>
    {
        var whole = DurationFigures.Of([.. a, .. b, .. c]);
        var sum = DurationFigures.Sum([DurationFigures.Of(c), DurationFigures.Sum([DurationFigures.Of(a), DurationFigures.Of(b)])]);
        return sum.Buckets.SequenceEqual(whole.Buckets) && sum.Counts.SequenceEqual(whole.Counts)
            && (sum.SumMs, sum.MaxMs) == (whole.SumMs, whole.MaxMs);
    });
}
