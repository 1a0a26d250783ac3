using CityTwin.DevicesSim.Behaviours;
using CityTwin.DevicesSim.Incidents;
using CityTwin.DevicesSim.Weather;
using CsCheck;

namespace CityTwin.DevicesSim.Tests.Behaviours;

public class WaterBehaviourTests
{
    private static readonly Gen<ulong> Seeds = Gen.ULong;

    [Fact]
    public void A_drain_rises_after_the_rain_and_not_before() => Seeds.Sample(seed =>
    {
        var (calm, stormy) = (Towns.Build(seed), Storm(seed));
        var drain = stormy.Of("drain-level");
        Rise("drain-level", "levelM", -1).ShouldBe(0);
        Rise("drain-level", "levelM", (WaterBehaviour.DrainLagSeconds / 60) - 1).ShouldBe(0, 1e-9);
        Rise("drain-level", "levelM", 30).ShouldBeGreaterThan(0.5);

        double Rise(string kind, string metric, double minutes)
        {
            var at = Towns.Start.AddMinutes(minutes);
            return stormy.Value(stormy.Of(kind), metric, at) - calm.Value(calm.Of(kind), metric, at);
        }
    }, iter: 30);

    [Fact]
    public void The_road_floods_after_the_drain_is_full() => Seeds.Sample(seed =>
    {
        var world = Storm(seed);
        var drain = FirstMinute(world, "drain-level", "levelM", 1.2);
        var road = FirstMinute(world, "road-water", "depthM", 0.15);
        road.ShouldBeInRange(drain, 60);
    }, iter: 30);

    [Fact]
    public void The_river_rises_last_and_stays_up_when_the_rain_has_gone() => Seeds.Sample(seed =>
    {
        var (calm, stormy) = (Towns.Build(seed), Storm(seed));
        var river = stormy.Of("river-level");
        Rise(10).ShouldBeLessThan(0.1);
        Rise(80).ShouldBeGreaterThan(0.8);
        Rise(100).ShouldBeGreaterThan(0.8);
        stormy.RainMmPerH(river.X, river.Y, Moment.Of(Towns.Start.AddMinutes(100)))
            .ShouldBeLessThan(stormy.RainMmPerH(river.X, river.Y, Moment.Of(Towns.Start.AddMinutes(25))) / 2);

        double Rise(double minutes) => stormy.Value(river, "levelM", Towns.Start.AddMinutes(minutes))
            - calm.Value(calm.Of("river-level"), "levelM", Towns.Start.AddMinutes(minutes));
    }, iter: 30);

    [Fact]
    public void Devices_of_one_catchment_see_the_same_water()
    {
        var world = Storm(3);
        var at = Towns.Start.AddMinutes(20);
        var drains = world.Town.Sites.Where(site => site.Kind.Code == "drain-level").ToLookup(site => site.Device.Catchment);
        var spread = drains.Select(group => group.Max(s => world.Value(s, "levelM", at)) - group.Min(s => world.Value(s, "levelM", at)));
        spread.ShouldAllBe(metres => metres < 1.2);
    }

    [Fact]
    public void Ordinary_rain_never_floods_a_road() => Seeds.Sample(seed =>
    {
        var world = Towns.Build(seed);
        for (var hour = 0.0; hour < 14 * 24; hour += 0.5)
        {
            world.Value(world.Of("road-water"), "depthM", Towns.Start.AddHours(hour)).ShouldBeLessThan(0.01);
        }
    }, iter: 10);

    [Fact]
    public void It_does_rain_on_some_days() => Enumerable.Range(0, 14 * 24)
        .Count(hour => new Fronts(1).RainMmPerH(0, 0, Moment.Of(Towns.Start.AddHours(hour)).Seconds) > 0.1)
        .ShouldBeInRange(10, 14 * 24 / 2);

    private static World Storm(ulong seed)
    {
        var world = Towns.Build(seed);
        world.Incidents.Start(
            new IncidentRequest("storm", world.Of("drain-level").Device.Cell, null), world.Town, seed,
            Moment.Of(Towns.Start).Seconds);
        return world;
    }

    private static double FirstMinute(World world, string kind, string metric, double level) =>
        Enumerable.Range(0, 400).Select(step => step / 4.0)
            .First(minute => world.Value(world.Of(kind), metric, Towns.Start.AddMinutes(minute)) >= level);
}
