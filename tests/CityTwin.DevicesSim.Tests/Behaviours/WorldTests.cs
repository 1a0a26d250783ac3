using CityTwin.DevicesSim.Behaviours;
using CityTwin.DevicesSim.Weather;

namespace CityTwin.DevicesSim.Tests.Behaviours;

public class WorldTests
{
    [Fact]
    public void One_seed_shows_one_city()
    {
        var (one, same, other) = (Towns.Build(7), Towns.Build(7), Towns.Build(8));
        Picture(one).ShouldBe(Picture(same));
        Picture(one).ShouldNotBe(Picture(other));
    }

    [Fact]
    public void A_value_does_not_depend_on_what_was_asked_before()
    {
        var (asked, fresh) = (Towns.Build(), Towns.Build());
        var site = asked.Of("traffic-flow");
        for (var minute = 0; minute < 100; minute++)
        {
            asked.Value(site, "speedKmH", Towns.Start.AddMinutes(minute * 7));
        }

        asked.Value(site, "speedKmH", Towns.Start).ShouldBe(fresh.Value(fresh.Of("traffic-flow"), "speedKmH", Towns.Start));
    }

    [Fact]
    public void Every_metric_stays_within_its_physical_range_all_week()
    {
        var world = Towns.Build();
        foreach (var site in world.Town.Sites.Where(site => site.Device.Cell.EndsWith('5')))
        {
            for (var hour = 0.0; hour < 7 * 24; hour += 1.7)
            {
                foreach (var metric in site.Kind.Metrics)
                {
                    world.Value(site, metric, Moment.Of(Towns.Start.AddHours(hour))).ShouldBeInRange(metric.Min, metric.Max);
                }
            }
        }
    }

    [Fact]
    public void The_rush_hour_fills_the_roads_and_slows_them()
    {
        var world = Towns.Build();
        var site = world.Of("traffic-flow");
        var (rush, night) = (Towns.Start, Towns.Start.AddHours(19));
        world.Value(site, "vehiclesPerH", rush).ShouldBeGreaterThan(3 * world.Value(site, "vehiclesPerH", night));
        world.Value(site, "speedKmH", rush).ShouldBeLessThan(world.Value(site, "speedKmH", night));
    }

    [Fact]
    public void Every_metric_of_the_city_package_has_a_behaviour_of_its_own() => Towns.Kinds.Values
        .SelectMany(kind => kind.Metrics.Select(metric => (kind.Code, metric.Name)))
        .ShouldAllBe(x => BehaviourTable.Knows(x.Code, x.Name));

    private static string Picture(World world) => string.Join(
        ' ', world.Town.Sites.Select(site => world.Value(site, site.Kind.Metrics[0], Moment.Of(Towns.Start))));
}
