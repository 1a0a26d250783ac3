using CityTwin.DevicesSim.Drones.Flight;
using CityTwin.DevicesSim.Drones.Ground;
using CityTwin.DevicesSim.Drones.Waylines;

namespace CityTwin.DevicesSim.Tests.Drones.Waylines;

public sealed class WaylineFileTests
{
    private static readonly (double, double, double)[] Points = [(106.55, 29.56, 310), (106.56, 29.57, 320), (106.57, 29.57, 330)];

    [Fact]
    public void A_mission_is_read_with_its_points_speeds_and_actions()
    {
        var mission = WaylineFile.Read(Kmz.Of(Points));
        mission.ShouldSatisfyAllConditions(
            () => mission.TakeOffHeightM.ShouldBe(30),
            () => mission.TransitSpeedMps.ShouldBe(14),
            () => mission.Finish.ShouldBe(FinishAction.GoHome),
            () => mission.PointCount.ShouldBe(3),
            () => mission.Waylines[0].Points[2].ShouldBe(new Waypoint(2, 106.57, 29.57, 330, 12, Stops: true, null)));
        mission.Waylines[0].Groups[1].Actions.Select(action => (action.Kind, action.Value)).ShouldBe(
            [(WaylineActionKind.TakePhoto, 0), (WaylineActionKind.Hover, 4)]);
        mission.Waylines[0].Groups[1].Actions[0].Lenses.ShouldBe([CameraLens.Wide, CameraLens.Infrared]);
    }

    [Theory]
    [InlineData("WGS84", 310)]
    [InlineData("relativeToStartPoint", 510)]
    [InlineData("realTimeFollowSurface", 360)]
    public void Heights_are_counted_from_what_the_file_says(string mode, double heightM)
    {
        var mission = WaylineFile.Read(Kmz.Zip(Kmz.Wpml(Kmz.Placemark(Points[0], 0), mode)));
        var route = FlightRoute.Of(mission, new Place(0, 0, 200), Terrain.Flat(50), null).ShouldNotBeNull();
        route.Points[0].Place.HeightM.ShouldBe(heightM, 0.01);
    }

    [Fact]
    public void From_a_break_point_the_rest_is_flown()
    {
        var mission = WaylineFile.Read(Kmz.Of(Points));
        var (home, terrain) = (new Place(0, 0, 200), Terrain.Flat(200));
        var rest = FlightRoute.Of(mission, home, terrain, new BreakPoint(0, 0, IsAtPoint: false, 0.5)).ShouldNotBeNull();
        rest.Points.Count.ShouldBe(3);
        rest.Points[0].Place.HeightM.ShouldBe(315, 0.01);
        rest.Points[0].Actions.ShouldBeEmpty("what was done at the first point is not done again");
        FlightRoute.Of(mission, home, terrain, new BreakPoint(0, 2, IsAtPoint: true, 0))!.Points.Count.ShouldBe(1);
        FlightRoute.Of(mission, home, terrain, new BreakPoint(7, 0, IsAtPoint: true, 0)).ShouldBeNull();
    }

    [Fact]
    public void What_is_no_mission_is_refused_and_what_cannot_be_flown_is_told_from_it()
    {
        Refused([1, 2, 3]).IsFormat.ShouldBeTrue();
        Refused(Kmz.Zip("<kml/>", "other.txt")).IsFormat.ShouldBeTrue();
        Refused(Kmz.Zip("<!DOCTYPE kml [<!ENTITY a 'b'>]><kml>&a;</kml>")).IsFormat.ShouldBeTrue();
        Refused(Kmz.Zip("<kml/>")).Message.ShouldContain("missionConfig");
        Refused(Kmz.Zip(Kmz.Wpml(""))).Message.ShouldContain("0 waypoints");
        Refused(Kmz.Zip(Kmz.Wpml(Kmz.Placemark((206.5, 29, 300), 0)))).Message.ShouldContain("longitude");
    }

    private static WaylineFileException Refused(byte[] file) => Should.Throw<WaylineFileException>(() => WaylineFile.Read(file));
}
