using CityTwin.City;
using CityTwin.Ledger;
using CityTwin.Notifications;

namespace CityTwin.Silo.Tests.Notifications;

public class EntryReaderTests
{
    [Fact]
    public void One_that_cannot_be_understood_is_passed_over_and_the_others_are_read()
    {
        var read = new List<long>();
        var (passedOver, why) = EntryReader.Read([Entry(1), Entry(2), Entry(3)], entry =>
        {
            if (entry.Entry.Sequence == 2)
            {
                throw new FormatException("poison");
            }

            read.Add(entry.Entry.Sequence);
        });
        read.ShouldBe([1, 3]);
        passedOver.Single().Entry.Sequence.ShouldBe(2);
        why.ShouldBeOfType<FormatException>();
    }

    private static LoggedEvent Entry(long sequence) => new(
        new LogEntry(DivisionCode.Parse("500103"), sequence, $"event{sequence}", "alert.raised", "alert", 1, 1, []), Alert: null);
}
