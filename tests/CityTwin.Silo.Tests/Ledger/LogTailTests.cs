using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Ledger;
using CityTwin.Sensing;

namespace CityTwin.Silo.Tests.Ledger;

public class LogTailTests
{
    private static readonly DivisionCode District = DivisionCode.Parse("500103");

    [Fact]
    public void It_reaches_from_what_is_stored_to_the_head_and_is_handed_over_in_order()
    {
        var tail = Tail(stored: 4, head: 9);
        tail.Head.ShouldBe(9);
        tail.Next(3).Select(entry => entry.Entry.Sequence).ShouldBe([5, 6, 7]);
        tail.After(7).Select(entry => entry.Entry.Sequence).ShouldBe([8, 9]);

        tail.Stored(7);
        (tail.StoredSequence, tail.Head, tail.Count).ShouldBe((7, 9, 2));
        tail.Next(9).Select(entry => entry.Entry.Sequence).ShouldBe([8, 9]);
        tail.Stored(5);
        tail.StoredSequence.ShouldBe(7, "storage does not go back by being told of less");
    }

    [Fact]
    public void An_entry_that_would_leave_a_gap_is_refused() =>
        Should.Throw<ArgumentException>(() => Tail(stored: 1, head: 2).Add(Entry(4))).Message.ShouldContain("not 3");

    [Fact]
    public async Task Who_waits_for_a_sequence_is_told_when_storage_has_it_and_not_before()
    {
        var tail = Tail(stored: 1, head: 4);
        var (third, second) = (tail.Until(3), tail.Until(2));
        tail.Until(1).IsCompleted.ShouldBeTrue();

        tail.Stored(2);
        await second;
        third.IsCompleted.ShouldBeFalse();
        tail.Stored(4);
        await third;
    }

    [Fact]
    public void What_storage_lost_goes_first_again()
    {
        var tail = Tail(stored: 4, head: 6);
        tail.Lost([Entry(3), Entry(4)]);
        (tail.StoredSequence, tail.Head).ShouldBe((2, 6));
        tail.Next(9).Select(entry => entry.Entry.Sequence).ShouldBe([3, 4, 5, 6]);
    }

    private static LogTail Tail(long stored, long head)
    {
        var tail = new LogTail(stored);
        for (var sequence = stored + 1; sequence <= head; sequence++)
        {
            tail.Add(Entry(sequence));
        }

        return tail;
    }

    private static LoggedEvent Entry(long sequence)
    {
        var cell = DivisionCode.Parse($"{District}001001001");
        var id = AlertId.Create(cell, "a");
        return new LoggedEvent(
            new LogEntry(District, sequence, $"{id}#{sequence}", "alert.raised", id.Value, 1, 1, []),
            new AlertView(
                id, (int)sequence, TwinId.Cell(cell), "rule", cell, Severity.Red, Severity.Red, true, false, 1, null, null,
                null, null, new AlertEvidence("levelM", 1, 0, 1), 1));
    }
}
