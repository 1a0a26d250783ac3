using CityTwin.City;
using CityTwin.Gateway.Live;
using CityTwin.Ledger;
using CsCheck;

namespace CityTwin.Gateway.Tests.Live;

public class EventTailTests
{
    [Fact]
    public void It_has_the_newest_without_a_gap_and_finds_each() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[0, 60], Gen.Int[1, 100], Gen.Int[1, 30]).Sample((most, added, first, atMost) =>
        {
            var tail = new EventTail(most);
            for (var i = 0; i < added; i++)
            {
                tail.TryAdd(At(first + i)).ShouldBeTrue();
            }

            var kept = Enumerable.Range(first, added).TakeLast(most).Select(sequence => (long)sequence).ToList();
            tail.Count.ShouldBe(kept.Count);
            for (var sequence = first - 2; sequence < first + added + 2; sequence++)
            {
                tail.Has(sequence).ShouldBe(kept.Contains(sequence));
                if (tail.Has(sequence))
                {
                    tail.From(sequence, atMost).Select(entry => entry.Entry.Sequence)
                        .ShouldBe(kept.Where(one => one >= sequence).Take(atMost));
                }
            }
        });

    [Fact]
    public void What_is_not_the_next_is_not_taken_until_it_begins_anew()
    {
        var tail = new EventTail(4);
        tail.TryAdd(At(7)).ShouldBeTrue();
        tail.TryAdd(At(9)).ShouldBeFalse();
        tail.TryAdd(At(7)).ShouldBeFalse();
        tail.Clear();
        tail.Has(7).ShouldBeFalse();
        tail.TryAdd(At(9)).ShouldBeTrue();
        tail.Last.ShouldBe(9);
    }

    private static LoggedEvent At(long sequence) => new(
        new LogEntry(DivisionCode.Parse("500103"), sequence, $"e#{sequence}", "alert.raised", "e", sequence, sequence, []), null);
}
