using CityTwin.Sensing;

namespace CityTwin.DevicesSim.Tests.Rules;

/// <summary>An operator who is called out for nothing stops looking.</summary>
public class OrdinaryDayTests
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    public void A_day_without_an_incident_alarms_nobody(ulong seed)
    {
        var world = Towns.Build(seed);
        var sites = world.Town.Sites.Where(site => site.Device.Cell.EndsWith('3')).ToList();
        new RuleWatch().Watch(world, sites, Day).Alarms.ShouldBeEmpty();
    }

    [Fact]
    public void Devices_that_fail_raise_little_and_nothing_red()
    {
        var world = Towns.Build(4);
        var sites = world.Town.Sites.Where(site => site.Device.Cell.EndsWith('6')).ToList();
        var alarms = new RuleWatch().Watch(world, sites, Day, faultsPerDeviceDay: 1).Alarms;
        alarms.ShouldAllBe(alarm => alarm.Severity <= Severity.Yellow);
        alarms.Count.ShouldBeLessThan(sites.Count / 10);
    }
}
