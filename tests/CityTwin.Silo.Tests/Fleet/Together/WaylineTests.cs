using System.Text;
using CityTwin.Fleet;
using CityTwin.Fleet.Docks;
using CityTwin.Fleet.Waypoints;

namespace CityTwin.Silo.Tests.Fleet.Together;

/// <summary>Flights by a file that the city writes, the dock of the simulator fetches and its aircraft flies.</summary>
public sealed class WaylineTests
{
    private const string Url = "http://city.example/media/flights/f1.kmz?token=t";

    [Fact]
    public void A_patrol_is_flown_by_the_citys_file()
    {
        var (dock, task) = Flying(40);
        dock.City.Until(() => dock.City.EndsOf(task.Id).Count > 0);
        dock.City.Run(120);

        dock.City.EndsOf(task.Id).Single().ShouldBeOfType<TaskCompleted>(dock.City.Story());
        dock.City.Of<StopReached>(task.Id).Select(stop => stop.Stop).ShouldBe(Enumerable.Range(0, task.Stops.Count));
        dock.City.Of<MediaTaken>(task.Id).Count().ShouldBe(dock.Unit.Uploads.Count);
        dock.Unit.Uploads.Count.ShouldBeGreaterThanOrEqualTo(task.Stops.Count);
        dock.City.All<UnitMessageRefused>().ShouldBeEmpty();
    }

    [Fact]
    public void A_patrol_can_be_paused_resumed_and_cancelled()
    {
        var (dock, task) = Flying(12);
        var fence = dock.City.State.Lease!.Fence;
        dock.City.Until(() => dock.City.Of<StopReached>(task.Id).Any());
        dock.City.Do(id => new PauseTask(id, fence));
        dock.City.Until(() => dock.City.Of<TaskPaused>(task.Id).Any(), 60);
        dock.City.Run(20).Do(id => new ResumeTask(id, fence));
        dock.City.Until(() => dock.City.Of<TaskResumed>(task.Id).Any(), 60);
        dock.City.Run(10).Do(id => new CancelTask(id, fence));
        dock.City.Until(() => dock.City.EndsOf(task.Id).Count > 0, 120);
        dock.City.Until(() => dock.Station is { IsInDock: true, Sortie: null }, 600);

        dock.City.EndsOf(task.Id).Single().ShouldBeOfType<TaskCancelled>(dock.City.Story());
        dock.City.All<CommandFailed>().ShouldBeEmpty(dock.City.Story());
    }

    [Fact]
    public void A_file_that_is_not_there_refuses_the_task()
    {
        var (dock, task) = Flying(12, isThere: false);
        dock.City.Until(() => dock.City.EndsOf(task.Id).Count > 0, 120);

        dock.City.EndsOf(task.Id).Single().ShouldBeOfType<TaskRefused>(dock.City.Story()).Reason.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_patrol_whose_battery_ran_low_goes_on_from_there_once_the_same_aircraft_is_given_it_again()
    {
        var dock = new DockMeeting().Joined();
        var first = Fly(1);
        dock.City.Until(() => dock.City.Of<StopReached>(first.Id).Count() >= 12, 900);
        dock.Craft.Charge(-0.9 * dock.Craft.EnergyJ);
        dock.City.Until(() => dock.City.EndsOf(first.Id).Count > 0, 300);
        dock.City.EndsOf(first.Id).Single().ShouldBeOfType<TaskFailed>(dock.City.Story()).Code.ShouldBe("break-773");
        dock.City.Until(() => dock.Station is { IsInDock: true, Sortie: null }, 600);
        dock.Craft.Charge(dock.Craft.Frame.BatteryJ);
        dock.City.Move().Run(30);
        var pictures = dock.Unit.Uploads.Count;

        var again = Fly(2);
        dock.City.Until(() => dock.City.EndsOf(again.Id).Count > 0, 900);
        dock.City.Run(120);

        dock.City.EndsOf(again.Id).Single().ShouldBeOfType<TaskCompleted>(dock.City.Story());
        var prepared = dock.City.Sent.Select(message => Encoding.UTF8.GetString(message.Payload))
            .Where(text => text.Contains("flighttask_prepare", StringComparison.Ordinal)).ToList();
        prepared[0].ShouldNotContain("break_point");
        prepared[^1].ShouldContain("break_point");
        // A photo comes with its thermal picture, and the thermal one by itself.
        dock.Unit.Uploads.Count.ShouldBeInRange(3 * again.Stops.Count, (3 * again.Stops.Count) + 3, "what was pictured before is not pictured again");
        pictures.ShouldBeGreaterThan(0);

        UnitTask Fly(int attempt)
        {
            var task = dock.Town.Task(MissionKind.PatrolArea, "m1", [.. Enumerable.Range(0, 40).Select(i => (100.0 + (20 * (i % 10)), 60.0 + (20 * (i / 10))))], attempt);
            var file = FlightFileMaker.Make(task, dock.Town.Seat.Unit, dock.Town.Seat.Type);
            dock.Unit.Files[Url] = file.Content;
            var fence = dock.City.Lease(task.Mission.Value);
            dock.City.Do(id => new StartTask(id, fence, task, Url, file.Md5));
            return task;
        }
    }

    private static (DockMeeting Dock, UnitTask Task) Flying(int stops, bool isThere = true)
    {
        var dock = new DockMeeting().Joined();
        var task = dock.Town.Task(MissionKind.PatrolArea, "m1", [.. Enumerable.Range(0, stops).Select(i => (100.0 + (20 * (i % 10)), 60.0 + (20 * (i / 10))))]);
        var file = WpmlWriter.Write(new WaypointPlan("m1", [.. task.Stops.Select(stop => new Waypoint(
            stop.Place.Longitude, stop.Place.Latitude, stop.Place.ElevationM, AltitudeReference.Ellipsoid)
        {
            Actions = [new WaypointAction(WaypointActionKind.TakePhoto)],
        })]));
        if (isThere)
        {
            dock.Unit.Files[Url] = file.Content;
        }

        var fence = dock.City.Lease(task.Mission.Value);
        dock.City.Do(id => new StartTask(id, fence, task, Url, file.Md5));
        return (dock, task);
    }
}
