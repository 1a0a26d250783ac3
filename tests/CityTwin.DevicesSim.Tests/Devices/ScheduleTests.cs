using CityTwin.DevicesSim.Devices;

namespace CityTwin.DevicesSim.Tests.Devices;

public class ScheduleTests
{
    private const long Start = 1_000_000_000;

    [Fact]
    public void Every_device_reports_within_a_minute_and_then_by_its_interval()
    {
        foreach (var site in Towns.Build().Town.Sites)
        {
            var schedule = new Schedule(site, Start, speed: 1);
            var first = schedule.NextAfterMs(Start);
            first.ShouldBeInRange(Start + 1, Start + 60_001);
            schedule.NextAfterMs(first - 1).ShouldBe(first);
            schedule.NextAfterMs(first).ShouldBe(first + (site.Kind.ReportEverySeconds * 1000));
        }
    }

    [Fact]
    public void Devices_of_a_kind_do_not_speak_in_chorus() => Towns.Build().Town.Sites
        .Where(site => site.Kind.Code == "rain")
        .Select(site => new Schedule(site, Start, 1).NextAfterMs(Start) / 1000)
        .CountBy(second => second).Max(second => second.Value).ShouldBeLessThan(10);

    [Fact]
    public void Reports_that_were_missed_are_not_made_up_for()
    {
        var schedule = new Schedule(Towns.Build().Of("rain"), Start, 1);
        schedule.NextAfterMs(Start + 3_600_000).ShouldBeInRange(Start + 3_600_001, Start + 3_660_000);
    }

    [Fact]
    public void A_faster_town_reports_more_often()
    {
        var schedule = new Schedule(Towns.Build().Of("road-settlement"), Start, speed: 10);
        var first = schedule.NextAfterMs(Start);
        (schedule.NextAfterMs(first) - first).ShouldBe(30_000);
    }
}
