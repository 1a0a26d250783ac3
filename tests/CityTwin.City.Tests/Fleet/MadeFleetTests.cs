using CityTwin.City.Tests.Generation;
using CityTwin.Fleet;
using NetTopologySuite.Geometries;

namespace CityTwin.City.Tests.Fleet;

public sealed class MadeFleetTests(MadeCity city) : IClassFixture<MadeCity>
{
    private readonly UnitPlacement[] _units = [.. city.Reader.Units()];

    [Fact]
    public void Every_dock_has_one_drone_and_there_are_enough()
    {
        var docks = _units.Where(unit => unit.Definition.Id.Kind == TwinKind.Dock).Select(unit => unit.Definition).ToArray();
        docks.Length.ShouldBeGreaterThanOrEqualTo(6);
        foreach (var dock in docks)
        {
            var drone = _units.Single(unit => unit.Definition.Dock == dock.Id).Definition;
            drone.Home.ShouldBe(dock.Home);
            drone.Cell.ShouldBe(dock.Cell);
        }
    }

    [Fact]
    public void Every_type_of_unit_is_there_and_robots_speak_both_versions()
    {
        var fleet = CityCatalogue.Load(city.Folder).Fleet;
        _units.Select(unit => unit.Definition.Type).Distinct().Order().ShouldBe(fleet.Types.Select(type => type.Code).Order());
        _units.Where(unit => unit.Definition.Protocol == UnitProtocol.Vda5050)
            .Select(unit => (unit.Definition.Type, unit.Definition.ProtocolVersion)).Distinct().Count().ShouldBe(4);
        fleet.Units.Count.ShouldBe(_units.Length);
    }

    [Fact]
    public void Units_stand_in_their_cells_and_are_marked_as_made()
    {
        var cells = city.Reader.Boundaries(DivisionLevel.Cell).ToDictionary(b => b.Code, b => b.Outline);
        _units.ShouldAllBe(unit => unit.Generated);
        _units.Where(unit => !cells[unit.Definition.Cell].Intersects(Point(unit.Definition.Home)))
            .Select(unit => unit.Definition.Id.Value).ShouldBeEmpty();
    }

    [Fact]
    public void No_dock_stands_where_its_drone_may_not_fly()
    {
        var closed = city.Reader.Airspace().Where(area => area.Kind != AirspaceKind.AltitudeLimit).ToArray();
        closed.ShouldContain(area => area.Kind == AirspaceKind.NoFly);
        closed.ShouldContain(area => area.Kind == AirspaceKind.Restricted);
        closed.ShouldAllBe(area => area.Generated && area.Reason.Length > 0);
        _units.Where(unit => unit.Definition.Id.Kind == TwinKind.Dock
            && closed.Any(area => area.Shape.Intersects(Point(unit.Definition.Home)))).ShouldBeEmpty();
    }

    [Fact]
    public void Docks_are_spread_over_the_district()
    {
        var docks = _units.Where(unit => unit.Definition.Id.Kind == TwinKind.Dock).Select(unit => Point(unit.Definition.Home)).ToArray();
        foreach (var (i, dock) in docks.Index())
        {
            docks.Where((_, other) => other != i).Min(dock.Distance).ShouldBeGreaterThan(500 / Wgs84.MetresPerDegree);
        }
    }

    [Fact]
    public void Shifts_come_back_as_they_were_written() => _units
        .Where(unit => unit.Definition.Type == "repair-crew").Select(unit => unit.Definition.Shifts.Single())
        .Select(shift => (shift.Days.Count, shift.From, shift.Until)).Distinct().Order()
        .ShouldBe([(7, "07:00", "19:00"), (7, "19:00", "07:00")]);

    [Fact]
    public void The_rules_look_at_a_fire_by_themselves_and_send_water_and_people_when_it_is_one()
    {
        var rule = CityCatalogue.Load(city.Folder).Fleet.Dispatch.Launch[0];
        rule.Mission.ShouldBe(MissionKind.Verify);
        rule.Confirm!.Metric.ShouldBe("maxTemperatureC");
        rule.Follow.SelectMany(follow => follow.Needs!).ShouldContain(Capability.Pump);
        rule.Follow.SelectMany(follow => follow.Needs!).ShouldContain(Capability.Crew);
    }

    private static Point Point(GeoPoint at) => new(at.Longitude, at.Latitude);
}
