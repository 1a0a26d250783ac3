using CityTwin.Ledger;
using CsCheck;

namespace CityTwin.Domain.Tests.Ledger;

public class LogRangesTests
{
    [Fact]
    public void What_is_close_is_read_at_once_and_what_is_far_is_not()
    {
        LogRanges.Of([3, 4, 5, 9, 100], maxGap: 3, maxEntries: 1_000).ShouldBe([(3, 9), (100, 100)]);
        LogRanges.Of([3, 4, 5, 9, 100], maxGap: 2, maxEntries: 1_000).ShouldBe([(3, 5), (9, 9), (100, 100)]);
        LogRanges.Of([1, 2, 3, 4, 5], maxGap: 9, maxEntries: 2).ShouldBe([(1, 2), (3, 4), (5, 5)]);
        LogRanges.Of([], maxGap: 9, maxEntries: 2).ShouldBeEmpty();
    }

    [Fact]
    public void Every_entry_is_read_once_and_no_range_is_longer_than_allowed() =>
        Gen.Select(Gen.Int[1, 300].Array[0, 60], Gen.Int[0, 100], Gen.Int[1, 200]).Sample((steps, maxGap, maxEntries) =>
        {
            var sequences = new List<long>();
            foreach (var step in steps)
            {
                sequences.Add((sequences.Count > 0 ? sequences[^1] : 0) + step);
            }

            var ranges = LogRanges.Of(sequences, maxGap, maxEntries).ToArray();
            sequences.ShouldAllBe(sequence => ranges.Count(range => range.First <= sequence && sequence <= range.Last) == 1);
            ranges.ShouldAllBe(range => range.Last - range.First < maxEntries);
            ranges.Zip(ranges.Skip(1)).ShouldAllBe(pair => pair.First.Last < pair.Second.First);
        }, iter: 2000);
}
