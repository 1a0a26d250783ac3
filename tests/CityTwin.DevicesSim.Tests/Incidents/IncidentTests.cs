using CityTwin.DevicesSim.Behaviours;
using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Files;
using CityTwin.DevicesSim.Incidents;
using CityTwin.DevicesSim.Weather;

namespace CityTwin.DevicesSim.Tests.Incidents;

public class IncidentTests
{
    [Fact]
    public void A_fire_smokes_in_its_building_first_then_heats_it_then_reaches_its_neighbours()
    {
        var (world, epicentre) = Begin("fire");
        var inside = world.Town.Sites.First(site => site.Device.Building == epicentre.Device.Building && site != epicentre);
        var neighbour = world.Town.Sites.Where(site => site.Kind.Code == "smoke" && site.Device.Building != epicentre.Device.Building)
            .MinBy(site => site.DistanceTo(epicentre.X, epicentre.Y))!;
        Value(world, epicentre, "smokePercentPerM", 4).ShouldBeGreaterThan(8);
        Value(world, inside, "smokePercentPerM", 10).ShouldBeGreaterThan(8);
        Value(world, epicentre, "temperatureC", 2).ShouldBeLessThan(35);
        Value(world, epicentre, "temperatureC", 8).ShouldBeGreaterThan(70);
        Value(world, neighbour, "smokePercentPerM", 7).ShouldBeLessThan(1);
        Value(world, neighbour, "smokePercentPerM", 25).ShouldBeGreaterThan(4);
    }

    [Fact]
    public void A_collapse_settles_then_tilts_then_breaks_a_main()
    {
        var (world, epicentre) = Begin("collapse");
        var (x, y) = (epicentre.X, epicentre.Y);
        var (tilt, pipe, flow) = (Nearest(world, "manhole-tilt", x, y), Nearest(world, "pipe-pressure", x, y), Nearest(world, "pipe-flow", x, y));
        var calm = Towns.Build();
        var trend = Enumerable.Range(0, 13).Select(minute => Value(world, epicentre, "settlementMm", minute)).ToList();
        (trend[12] - trend[0]).ShouldBeGreaterThan(20);
        Value(world, tilt, "tiltDeg", 7).ShouldBeLessThan(5);
        Value(world, tilt, "tiltDeg", 13).ShouldBeGreaterThan(15);
        Value(world, pipe, "pressureKPa", 13).ShouldBeGreaterThan(280);
        Value(world, pipe, "pressureKPa", 17).ShouldBeLessThan(150);
        Value(world, flow, "flowM3PerH", 17).ShouldBeGreaterThan(2 * Value(calm, calm.Of("pipe-flow"), "flowM3PerH", 17) * 0.5);
    }

    [Fact]
    public void Gas_goes_with_the_wind()
    {
        var (world, epicentre) = Begin("gas-leak");
        var at = Towns.Start.AddMinutes(20);
        var wind = world.Air.WindTowards(Moment.Of(at).Seconds);
        var sites = world.Town.Sites.Where(site => site.Kind.Code == "combustible-gas" && site.DistanceTo(epicentre.X, epicentre.Y) is > 50 and < 260).ToList();
        double Along(Site site) => ((site.X - epicentre.X) * Math.Cos(wind)) + ((site.Y - epicentre.Y) * Math.Sin(wind));
        var (down, up) = (sites.MaxBy(Along)!, sites.MinBy(Along)!);
        Value(world, epicentre, "gasPercentLel", 20).ShouldBeGreaterThan(40);
        Value(world, down, "gasPercentLel", 20).ShouldBeGreaterThan(10);
        Value(world, up, "gasPercentLel", 20).ShouldBeLessThan(2);
    }

    [Fact]
    public void What_stands_far_away_sees_nothing()
    {
        var (world, epicentre) = Begin("fire");
        var calm = Towns.Build();
        var far = world.Town.Sites.Where(site => site.Kind.Code == "smoke").MaxBy(site => site.DistanceTo(epicentre.X, epicentre.Y))!;
        Value(world, far, "smokePercentPerM", 30).ShouldBe(Value(calm, far, "smokePercentPerM", 30), 0.01);
        world.IsTouched(far, Moment.Of(Towns.Start.AddMinutes(30))).ShouldBeFalse();
        world.IsTouched(epicentre, Moment.Of(Towns.Start.AddMinutes(30))).ShouldBeTrue();
    }

    [Theory]
    [InlineData("storm")]
    [InlineData("fire")]
    [InlineData("collapse")]
    [InlineData("gas-leak")]
    public void An_incident_ends_and_leaves_nothing_behind(string name)
    {
        var (world, _) = Begin(name);
        var calm = Towns.Build();
        var script = IncidentLibrary.Find(name);
        var after = Moment.Of(Towns.Start.AddMinutes(script.Minutes + 400));
        world.Incidents.All.Single().IsForgotten(after.Seconds).ShouldBeTrue();
        foreach (var site in world.Town.Sites)
        {
            world.Value(site, site.Kind.Metrics[0], after).ShouldBe(calm.Value(site, site.Kind.Metrics[0], after), 0.01);
        }
    }

    [Fact]
    public void Every_effect_names_a_kind_and_metric_that_devices_have()
    {
        foreach (var effect in IncidentLibrary.Names.Select(IncidentLibrary.Find).SelectMany(s => s.Phases).SelectMany(p => p.Effects))
        {
            (effect.Kind == IncidentLibrary.Weather ? effect.Metric == World.Rain : BehaviourTable.Knows(effect.Kind, effect.Metric))
                .ShouldBeTrue($"{effect.Kind} {effect.Metric}");
        }
    }

    [Fact]
    public void The_same_seed_has_the_same_epicentre_and_the_next_storm_another()
    {
        var first = Epicentres(5);
        Epicentres(5).ShouldBe(first);
        first.Distinct().Count().ShouldBeGreaterThan(1);
    }

    [Fact]
    public void An_incident_can_be_asked_for_in_a_cell()
    {
        var world = Towns.Build();
        var cell = world.Of("smoke", 2, 3).Device.Cell;
        world.Incidents.Start(IncidentRequest.Parse($"fire {cell}"), world.Town, 1, 0)
            .Epicentre.Device.Cell.ShouldBe(cell);
    }

    [Theory]
    [InlineData("flood", "There is no incident 'flood'; there are collapse, fire, gas-leak, storm.")]
    [InlineData("fire here", "'here' is neither a cell's 15 digits nor a seed.")]
    [InlineData("fire 1 2", "'fire 1 2' is not an incident: expected its name and, if you like, a cell or a seed.")]
    public void What_is_no_incident_is_refused_with_a_reason(string line, string reason) =>
        Should.Throw<InputException>(() => IncidentRequest.Parse(line)).Message.ShouldBe(reason);

    [Fact]
    public void An_incident_where_nobody_would_see_it_is_refused() => Should.Throw<InputException>(() =>
            Towns.Build() is var world ? world.Incidents.Start(IncidentRequest.Parse("fire 999999999999999"), world.Town, 1, 0) : null)
        .Message.ShouldBe("No device stands in cell 999999999999999: nothing would see it.");

    private static List<string> Epicentres(ulong seed)
    {
        var world = Towns.Build(seed);
        return [.. Enumerable.Range(0, 5).Select(_ =>
            world.Incidents.Start(IncidentRequest.Parse("storm"), world.Town, seed, 0).Epicentre.Device.DeviceId)];
    }

    private static (World World, Site Epicentre) Begin(string name)
    {
        var world = Towns.Build();
        var script = IncidentLibrary.Find(name);
        var cell = world.Of(script.EpicentreKind).Device.Cell;
        var incident = world.Incidents.Start(
            new IncidentRequest(name, cell, null), world.Town, 1, Moment.Of(Towns.Start).Seconds);
        return (world, incident.Epicentre);
    }

    private static Site Nearest(World world, string kind, double x, double y) =>
        world.Town.Sites.Where(site => site.Kind.Code == kind).MinBy(site => site.DistanceTo(x, y))!;

    private static double Value(World world, Site site, string metric, double minutes) =>
        world.Value(site, metric, Towns.Start.AddMinutes(minutes));
}
