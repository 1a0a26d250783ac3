using System.Security.Cryptography;
using CityTwin.City;
using CityTwin.DevicesSim.Drones.Waylines;
using CityTwin.Fleet;
using CityTwin.Fleet.Docks;
using CityTwin.Fleet.Driving.DjiCloud;

namespace CityTwin.Silo.Tests.Fleet.Docks;

/// <summary>Flight files as the simulated dock reads them, which knows nothing of how they are written.</summary>
public class FlightFileMakerTests
{
    [Fact]
    public void Every_stop_is_flown_to_by_its_way_and_what_is_to_be_done_there_is_done()
    {
        TaskStop around = new(
            new GeoPoint(106.571, 29.561, 300), [new(106.57, 29.56, 310), new(106.5705, 29.5605, 310), new(106.571, 29.561, 300)], [],
            [new("a", StopActionType.TakePhoto), new("b", StopActionType.TakeThermal, 5), new("c", StopActionType.Wait, 7), new("d", StopActionType.Lift)],
            6, 200, 0);
        TaskStop beside = new(new GeoPoint(106.572, 29.561, 305), [new(106.5715, 29.562, 315)], [], [], null, null, 0);
        var file = FlightFileMaker.Make(AnAircraft.Task(MissionKind.PatrolRoute, [around, beside]), AnAircraft.Definition, AnAircraft.Type);

        file.Md5.ShouldBe(Convert.ToHexStringLower(MD5.HashData(file.Content)));
        var mission = WaylineFile.Read(file.Content);
        mission.Finish.ShouldBe(FinishAction.GoHome);
        var wayline = mission.Waylines.ShouldHaveSingleItem();
        wayline.Heights.ShouldBe(HeightMode.Ellipsoid);
        wayline.Points.Select(point => (point.Lon, point.Lat, point.HeightM)).ShouldBe(
        [
            (106.57, 29.56, 310), (106.5705, 29.5605, 310), (106.571, 29.561, 300), (106.5715, 29.562, 315), (106.572, 29.561, 305),
        ]);
        wayline.Points.Select(point => point.SpeedMps).ShouldBe([6, 6, 6, 14, 14]);
        (wayline.Points[2].HeadingDeg, wayline.Points[1].HeadingDeg).ShouldBe((-160, null));
        var group = wayline.Groups.ShouldHaveSingleItem();
        (group.From, group.To).ShouldBe((2, 2));
        group.Actions.Select(action => (action.Kind, action.Value)).ShouldBe(
        [
            (WaylineActionKind.GimbalPitch, -90), (WaylineActionKind.TakePhoto, 0), (WaylineActionKind.TakePhoto, 0),
            (WaylineActionKind.Hover, 5), (WaylineActionKind.Hover, 7),
        ]);
        group.Actions[2].Lenses.ShouldBe([CameraLens.Infrared]);
    }

    [Fact]
    public void A_wall_is_looked_at_and_not_the_ground()
    {
        var file = FlightFileMaker.Make(
            AnAircraft.Task(MissionKind.InspectBuilding, [AnAircraft.Stop(106.571, new StopAction("a", StopActionType.TakePhoto))]),
            AnAircraft.Definition, AnAircraft.Type);
        WaylineFile.Read(file.Content).Waylines[0].Groups[0].Actions[0].ShouldBe(new WaylineAction(WaylineActionKind.GimbalPitch, 0, []), new Looking());
    }

    [Theory]
    [InlineData(LostLinkAction.ReturnHome, "goBack")]
    [InlineData(LostLinkAction.Hover, "hover")]
    [InlineData(LostLinkAction.Land, "landing")]
    public void What_it_does_without_a_link_and_how_high_it_comes_home_is_in_the_file(LostLinkAction action, string said)
    {
        var task = AnAircraft.Task(MissionKind.PatrolRoute, [AnAircraft.Stop(106.571)]) with { OnLostLink = action };
        var text = Waylines(FlightFileMaker.Make(task, AnAircraft.Definition, AnAircraft.Type).Content);
        text.ShouldContain($"<wpml:executeRCLostAction>{said}<");
        text.ShouldContain("<wpml:exitOnRCLost>executeLostAction<");
        text.ShouldContain("<wpml:globalRTHHeight>80<", Case.Sensitive, "320 m are 80 m above the dock");
    }

    [Fact]
    public void A_file_has_as_many_waypoints_as_the_driver_has_legs()
    {
        var stops = Enumerable.Range(0, UnitTask.MaxStops).Select(i => AnAircraft.Stop(106.5 + (i * 0.0001))).ToList();
        var task = AnAircraft.Task(MissionKind.PatrolArea, stops);
        WaylineFile.Read(FlightFileMaker.Make(task, AnAircraft.Definition, AnAircraft.Type).Content).PointCount
            .ShouldBe(FlightLeg.Of(task, AnAircraft.Type).Count);
    }

    [Fact]
    public void Another_try_at_the_same_way_has_the_same_file_and_another_mission_or_way_has_not()
    {
        string Md5(string id, double longitude = 106.571, string mission = "m1") => FlightFileMaker.Make(
            AnAircraft.Task(MissionKind.PatrolArea, [AnAircraft.Stop(longitude)], id) with { Mission = MissionId.Create(AnAircraft.Cell, mission) },
            AnAircraft.Definition, AnAircraft.Type).Md5;

        Md5("m1-2").ShouldBe(Md5("m1-1"));
        Md5("m1-2", longitude: 106.572).ShouldNotBe(Md5("m1-1"));
        Md5("m1-1", mission: "m2").ShouldNotBe(Md5("m1-1"));
    }

    private static string Waylines(byte[] kmz)
    {
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(kmz));
        using var reader = new StreamReader(archive.GetEntry("wpmz/waylines.wpml")!.Open());
        return reader.ReadToEnd();
    }

    private sealed class Looking : IEqualityComparer<WaylineAction>
    {
        public bool Equals(WaylineAction? x, WaylineAction? y) => (x?.Kind, x?.Value) == (y?.Kind, y?.Value);

        public int GetHashCode(WaylineAction obj) => obj.Kind.GetHashCode();
    }
}
