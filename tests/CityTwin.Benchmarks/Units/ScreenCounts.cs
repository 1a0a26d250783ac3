using HdrHistogram;

namespace CityTwin.Benchmarks.Units;

/// <summary>What a screen has counted.</summary>
internal sealed record ScreenCounts(LongHistogram AgeUs, LongHistogram OldestUs, long Messages, long Updates, long Positions)
{
    public ScreenCounts Plus(ScreenCounts more)
    {
        var (age, oldest) = ((LongHistogram)AgeUs.Copy(), (LongHistogram)OldestUs.Copy());
        age.Add(more.AgeUs);
        oldest.Add(more.OldestUs);
        return new ScreenCounts(age, oldest, Messages + more.Messages, Updates + more.Updates, Positions + more.Positions);
    }
}
