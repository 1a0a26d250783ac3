using CityTwin.DevicesSim.Drones;
using CityTwin.DevicesSim.Drones.Faults;
using CityTwin.Fleet;

namespace CityTwin.Silo.Tests.Fleet.Together;

/// <summary>Docks and aircraft of the simulator and the city's drivers, both of the DJI Cloud API.</summary>
public sealed class DocksTests
{
    public static TheoryData<MissionKind> Kinds => new(Enum.GetValues<MissionKind>());

    [Theory, InlineData(false), InlineData(true)]
    public void A_dock_joins_with_its_aircraft_where_they_are(bool sleeps)
    {
        var dock = new DockMeeting(options: new DroneOptions { AircraftSleeps = sleeps });
        dock.City.Connect().Run(60);
        var state = dock.City.State;

        state.Link.ShouldBe(UnitLink.Online, dock.City.Story());
        state.Troubles.ShouldBeEmpty();
        state.EnergyPercent!.Value.ShouldBe(dock.Craft.BatteryPercent, 1);
        if (!sleeps)
        {
            dock.OffM().ShouldBeLessThan(1);
        }

        dock.City.DockSignals.OfType<UnitLinkChanged>().Last().Link.ShouldBe(UnitLink.Online);
        dock.City.DockSignals.OfType<UnitReported>().Last(report => report.Motion is not null).Motion!.Position.Longitude.ShouldBe(Town.Lon, 1e-5);
        dock.City.All<UnitMessageRefused>().ShouldBeEmpty();
        dock.City.DockSignals.OfType<UnitMessageRefused>().ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Kinds))]
    public void An_aircraft_does_what_each_mission_asks_of_it(MissionKind kind)
    {
        var dock = new DockMeeting().Joined();
        var task = dock.City.Start(dock.Town.Task(kind, "m1", [(200, 100), (300, 150), (350, 0)]));
        dock.City.Until(() => dock.City.EndsOf(task.Id).Count > 0);
        dock.City.Run(60);

        dock.City.EndsOf(task.Id).Single().ShouldBeOfType<TaskCompleted>(dock.City.Story());
        dock.City.Of<TaskAccepted>(task.Id).ShouldNotBeEmpty();
        dock.City.Of<TaskStarted>(task.Id).Count().ShouldBe(1);
        dock.City.Of<StopReached>(task.Id).Select(stop => stop.Stop).ShouldBe([0, 1, 2]);
        dock.City.Of<ActionEnded>(task.Id).Where(action => action.IsDone).Select(action => action.ActionId)
            .ShouldBe(task.Stops.SelectMany(stop => stop.Actions).Select(action => action.ActionId));
        dock.City.All<UnitMessageRefused>().ShouldBeEmpty();
        dock.City.DockSignals.OfType<UnitMessageRefused>().ShouldBeEmpty();
        dock.City.Until(() => dock.Station.IsInDock && dock.City.State is { IsReturning: false }, 600);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void A_look_brings_pictures_and_says_whether_it_burns(bool burns)
    {
        var dock = new DockMeeting();
        dock = burns ? dock.Burning(300, 150) : dock;
        dock.Joined();
        var task = dock.City.Start(dock.Town.Task(MissionKind.Verify, "m1", [(300, 150)]));
        dock.City.Until(() => dock.City.EndsOf(task.Id).Count > 0);
        dock.City.Run(120);

        var hottest = dock.City.Of<TaskMeasured>(task.Id).Where(measured => measured.Metric == "maxTemperatureC").Max(measured => measured.Value);
        (hottest >= 60).ShouldBe(burns, $"{hottest} °C");
        var pictures = dock.City.Of<MediaTaken>(task.Id).ToList();
        pictures.Count.ShouldBe(dock.Unit.Uploads.Count);
        pictures.Count.ShouldBeGreaterThanOrEqualTo(2);
        pictures.ShouldAllBe(picture => picture.IsSimulated && picture.ObjectKey.StartsWith("docks/dock-dev-1/") && picture.MediaType == "image/jpeg");
        pictures.Select(picture => picture.ObjectKey).ShouldBe(dock.Unit.Uploads.Select(upload => upload.ObjectKey), ignoreOrder: true);
    }

    [Fact]
    public void A_picture_comes_while_the_aircraft_is_still_out()
    {
        var dock = new DockMeeting().Joined();
        var task = dock.City.Start(dock.Town.Task(MissionKind.Verify, "m1", [(300, 150)], stayS: 40));
        dock.City.Until(() => dock.City.Of<MediaTaken>(task.Id).Any());

        dock.Craft.IsFlying.ShouldBeTrue();
        dock.City.EndsOf(task.Id).ShouldBeEmpty();
    }
}
