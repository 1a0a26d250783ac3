using CityTwin.DevicesSim.Behaviours;
using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Incidents;
using CityTwin.DevicesSim.Weather;
using CityTwin.Sensing;

namespace CityTwin.DevicesSim.Tests.Rules;

/// <summary>What an incident is for: the city's own rules must see it, in the order in which it happens.</summary>
public class IncidentAlarmTests
{
    private static readonly TimeSpan Watched = TimeSpan.FromMinutes(110);

    // Rules of change have to know how it was before.
    private static readonly DateTimeOffset Began = Towns.Start.AddMinutes(40);

    [Fact]
    public void A_storm_fills_drains_floods_roads_logs_cells_and_lifts_the_river()
    {
        var alarms = Alarms("storm", "rain", "drain-level", "road-water", "river-level");
        First(alarms, "drain-level-high").ShouldBeLessThan(First(alarms, "road-water-deep"));
        (First(alarms, "waterlogging") - First(alarms, "road-water-deep")).Duration().ShouldBeLessThan(TimeSpan.FromMinutes(5));
        First(alarms, "waterlogging").ShouldBeLessThan(Began.AddMinutes(15));
        First(alarms, "river-level-rising").ShouldBeGreaterThan(First(alarms, "drain-level-high"));
        alarms.Where(alarm => alarm.Rule == "drain-level-high").Select(alarm => alarm.Site.Device.DeviceId).Distinct().Count()
            .ShouldBeGreaterThan(50);
        alarms.ShouldContain(alarm => alarm.Rule == "waterlogging" && alarm.Severity == Severity.Red);
    }

    [Fact]
    public void A_fire_is_smelt_first_then_hot_then_next_door()
    {
        var alarms = Alarms("fire", "smoke");
        First(alarms, "smoke-detected").ShouldBeLessThan(Began.AddMinutes(6));
        First(alarms, "smoke-heat").ShouldBeGreaterThan(First(alarms, "smoke-detected"));
        alarms.ShouldContain(alarm => alarm.Rule == "smoke-detected" && alarm.Severity == Severity.Red);
        var buildings = alarms.Where(alarm => alarm.Rule == "smoke-detected").DistinctBy(alarm => alarm.Site.Device.Building).ToList();
        buildings.Count.ShouldBeInRange(2, 20);
        buildings[1].At.ShouldBeGreaterThan(buildings[0].At.AddMinutes(5));
    }

    [Fact]
    public void A_collapse_settles_tilts_and_breaks_a_main()
    {
        var alarms = Alarms("collapse", "road-settlement", "manhole-tilt", "pipe-pressure", "traffic-flow");
        First(alarms, "road-settling").ShouldBeLessThan(First(alarms, "pipe-pressure-low"));
        First(alarms, "manhole-open").ShouldBeLessThan(First(alarms, "pipe-pressure-low"));
        alarms.ShouldContain(alarm => alarm.Rule == "road-settled" && alarm.Severity == Severity.Red);
        alarms.ShouldContain(alarm => alarm.Rule == "traffic-jam");
    }

    [Fact]
    public void A_gas_leak_climbs_through_every_severity()
    {
        var alarms = Alarms("gas-leak", "combustible-gas");
        alarms.Select(alarm => alarm.Severity).Distinct().Order()
            .ShouldBe([Severity.Blue, Severity.Yellow, Severity.Orange, Severity.Red], ignoreOrder: true);
        alarms.Select(alarm => alarm.Site.Device.DeviceId).Distinct().Count().ShouldBeInRange(2, 40);
    }

    private static List<Alarm> Alarms(string incident, params string[] kinds)
    {
        var world = Towns.Build();
        var cell = world.Of(IncidentLibrary.Find(incident).EpicentreKind).Device.Cell;
        world.Incidents.Start(new IncidentRequest(incident, cell, null), world.Town, 1, Moment.Of(Began).Seconds);
        return new RuleWatch().Watch(world, world.Town.Sites.Where(site => kinds.Contains(site.Kind.Code)), Watched).Alarms;
    }

    private static DateTimeOffset First(List<Alarm> alarms, string rule) =>
        alarms.Where(alarm => alarm.Rule == rule).Select(alarm => alarm.At).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
}
