using CityTwin.DevicesSim.Devices;

namespace CityTwin.DevicesSim.Tests.Devices;

public class DueListTests
{
    private const long Start = 1_000_000_000;
    private const long Hour = 3_600_000;

    private static readonly IReadOnlyList<Site> Sites = Towns.Build().Town.Sites;

    [Fact]
    public void Each_device_reports_when_its_own_schedule_says_so()
    {
        var reports = Run(Start + Hour).Where(look => look.IsReport).ToLookup(look => look.Id, look => look.AtMs);
        foreach (var site in Sites)
        {
            var schedule = new Schedule(site, Start, speed: 1);
            var expected = new List<long>();
            for (var atMs = schedule.NextAfterMs(Start); atMs <= Start + Hour; atMs = schedule.NextAfterMs(atMs))
            {
                expected.Add(atMs);
            }

            reports[site.Device.DeviceId].ShouldBe(expected);
        }
    }

    [Fact]
    public void Between_two_reports_each_is_looked_at_often_enough_for_an_alarm()
    {
        foreach (var looks in Run(Start + Hour).GroupBy(look => look.Id))
        {
            var times = looks.Select(look => look.AtMs).Prepend(Start).ToList();
            times.Zip(times.Skip(1), (before, after) => after - before)
                .ShouldAllBe(gap => gap <= (long)DevicesSim.Devices.Fleet.AlarmEvery.TotalMilliseconds);
        }
    }

    [Fact]
    public void Whoever_comes_late_finds_each_device_once_in_the_order_of_their_times()
    {
        var list = NewList();
        var late = list.Take(Start + Hour);
        late.Count.ShouldBe(Sites.Count);
        late.ShouldAllBe(look => look.IsReport);
        late.Select(look => Math.Min(new Schedule(look.Site, Start, 1).NextAfterMs(Start), Start + 15_000))
            .ShouldBeInOrder(SortDirection.Ascending);
        list.NextMs.ShouldBeGreaterThan(Start + Hour);
        list.Take(Start + Hour).ShouldBeEmpty();
    }

    private static DueList NewList() => new(Sites, Start, speed: 1, DevicesSim.Devices.Fleet.AlarmEvery);

    /// <summary>All looks until then, each taken at its very time.</summary>
    private static List<(string Id, long AtMs, bool IsReport)> Run(long untilMs)
    {
        var list = NewList();
        var looks = new List<(string, long, bool)>();
        while (list.NextMs <= untilMs)
        {
            var atMs = list.NextMs;
            looks.AddRange(list.Take(atMs).Select(look => (look.Site.Device.DeviceId, atMs, look.IsReport)));
        }

        return looks;
    }
}
