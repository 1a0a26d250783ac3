using CityTwin.DevicesSim.Publishing;
using CityTwin.Mqtt;

namespace CityTwin.DevicesSim.Tests.Publishing;

public class ReadingBufferTests
{
    [Fact]
    public void The_oldest_makes_room_and_is_counted()
    {
        var buffer = new ReadingBuffer(3);
        Enumerable.Range(0, 5).Sum(i => buffer.Add(Reading(i))).ShouldBe(2);
        buffer.Oldest(10).Readings.Select(reading => reading.Reading.TimeMs).ShouldBe([2, 3, 4]);
    }

    [Fact]
    public void What_was_sent_stays_until_it_is_done_with()
    {
        var buffer = new ReadingBuffer(10);
        Enumerable.Range(0, 4).ToList().ForEach(i => buffer.Add(Reading(i)));
        var handful = buffer.Oldest(2);
        buffer.Count.ShouldBe(4);
        buffer.Done(handful);
        buffer.Oldest(10).Readings.Select(reading => reading.Reading.TimeMs).ShouldBe([2, 3]);
    }

    [Fact]
    public void One_that_made_room_while_it_was_on_its_way_takes_no_other_with_it()
    {
        var buffer = new ReadingBuffer(2);
        buffer.Add(Reading(0));
        buffer.Add(Reading(1));
        var handful = buffer.Oldest(1);
        buffer.Add(Reading(2));
        buffer.Done(handful);
        buffer.Oldest(10).Readings.Select(reading => reading.Reading.TimeMs).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task It_says_when_it_is_empty()
    {
        var buffer = new ReadingBuffer(2);
        buffer.Emptied().IsCompleted.ShouldBeTrue();
        buffer.Add(Reading(0));
        var emptied = buffer.Emptied();
        emptied.IsCompleted.ShouldBeFalse();
        buffer.Done(buffer.Oldest(1));
        await emptied;
    }

    [Fact]
    public void What_is_added_together_makes_room_for_itself_and_stays_in_order()
    {
        var buffer = new ReadingBuffer(3);
        buffer.Add(Reading(0), Reading(1)).ShouldBe(0);
        buffer.Add(Reading(2), Reading(3), Reading(4)).ShouldBe(2);
        buffer.Oldest(10).Readings.Select(reading => reading.Reading.TimeMs).ShouldBe([2, 3, 4]);
    }

    [Fact]
    public void Only_the_answered_part_of_a_handful_leaves()
    {
        var buffer = new ReadingBuffer(10);
        buffer.Add(Reading(0), Reading(1), Reading(2), Reading(3));
        buffer.Done(buffer.Oldest(4), 3);
        buffer.Oldest(10).Readings.Select(reading => reading.Reading.TimeMs).ShouldBe([3]);
    }

    private static DeviceReading Reading(long timeMs) => new("d-1", new TelemetryReading(timeMs, [new MetricNumber("levelM", 1)]));
}
