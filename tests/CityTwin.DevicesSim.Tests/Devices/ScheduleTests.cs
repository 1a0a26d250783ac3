using CityTwin.DevicesSim.Devices;

namespace CityTwin.DevicesSim.Tests.Devices;

public class ScheduleTests
{
    private const double Start = 1_000_000;

    [Fact]
    public void Every_device_reports_within_a_minute_and_then_by_its_interval()
    {
        foreach (var site in Towns.Build().Town.Sites)
        {
            var schedule = new Schedule(site, Start, speed: 1);
            var first = schedule.NextAfter(Start);
            first.ShouldBeInRange(Start, Start + 60);
            schedule.NextAfter(first).ShouldBe(first + site.Kind.ReportEverySeconds, 1e-6);
        }
    }

    [Fact]
    public void Devices_of_a_kind_do_not_speak_in_chorus() => Towns.Build().Town.Sites
        .Where(site => site.Kind.Code == "rain")
        .Select(site => Math.Floor(new Schedule(site, Start, 1).NextAfter(Start)))
        .CountBy(second => second).Max(second => second.Value).ShouldBeLessThan(10);

    [Fact]
    public void Reports_that_were_missed_are_not_made_up_for()
    {
        var schedule = new Schedule(Towns.Build().Of("rain"), Start, 1);
        schedule.NextAfter(Start + 3600).ShouldBeInRange(Start + 3600, Start + 3660);
    }

    [Fact]
    public void A_faster_town_reports_more_often()
    {
        var schedule = new Schedule(Towns.Build().Of("river-level"), Start, speed: 10);
        var first = schedule.NextAfter(Start);
        (schedule.NextAfter(first) - first).ShouldBe(30, 1e-6);
    }
}
