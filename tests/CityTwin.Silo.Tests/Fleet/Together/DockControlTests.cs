using CityTwin.DevicesSim.Drones.Flight;
using CityTwin.Fleet;

namespace CityTwin.Silo.Tests.Fleet.Together;

/// <summary>What is asked of a simulated aircraft on its way, and what happens to it there.</summary>
public sealed class DockControlTests
{
    private static readonly (double, double)[] Far = [(500, 0), (500, 600)];

    [Fact]
    public void A_flight_can_be_paused_and_resumed()
    {
        var (dock, task, fence) = OnItsWay();
        dock.City.Do(id => new PauseTask(id, fence));
        dock.City.Until(() => dock.City.Of<TaskPaused>(task.Id).Any(), 60);
        dock.City.Run(20);
        var at = dock.Craft.Where;
        dock.City.Run(30);
        dock.Craft.Where.LevelDistanceTo(at).ShouldBeLessThan(5);
        dock.City.Do(id => new ResumeTask(id, fence));
        dock.City.Until(() => dock.City.Of<TaskResumed>(task.Id).Any(), 60);

        End(dock, task).ShouldBeOfType<TaskCompleted>(dock.City.Story());
        dock.City.All<CommandFailed>().ShouldBeEmpty();
    }

    [Theory, InlineData(true), InlineData(false)]
    public void A_cancelled_flight_comes_home(bool isRecall)
    {
        var (dock, task, fence) = OnItsWay();
        dock.City.Do(id => isRecall ? new ReturnHome(id, fence) : new CancelTask(id, fence));
        End(dock, task).ShouldBeOfType<TaskCancelled>(dock.City.Story());
        dock.City.Until(() => dock.Station is { IsInDock: true, Sortie: null }, 600);

        dock.City.Run(10).State.IsReturning.ShouldBeFalse();
        End(dock, dock.City.Start(dock.Town.Task(MissionKind.Verify, "m2", [(200, 0)]))).ShouldBeOfType<TaskCompleted>(dock.City.Story());
    }

    [Fact]
    public void A_flight_is_called_off_before_it_took_off()
    {
        var dock = new DockMeeting().Joined();
        var task = dock.City.Start(dock.Town.Task(MissionKind.Verify, "m1", Far));
        dock.City.Run(2);
        dock.City.Do(id => new CancelTask(id, dock.City.State.Lease!.Fence));
        End(dock, task).ShouldBeOfType<TaskCancelled>(dock.City.Story());

        dock.City.Until(() => dock.Station is { IsInDock: true, Sortie: null }, 600);
    }

    [Fact]
    public void A_person_takes_an_aircraft_over_sends_it_twice_lets_it_speak_stops_it_and_calls_it_home()
    {
        var (dock, task, old) = OnItsWay();
        var fence = dock.City.Lease("p-1", isPerson: true);
        dock.City.Do(id => new GoTo(id, fence, Stop(100, 300)));
        dock.City.Run(20);
        dock.City.Do(id => new GoTo(id, fence, Stop(-100, 100)));
        dock.City.Until(() => At(dock, -100, 100), 300);
        dock.City.Run(30);
        At(dock, -100, 100).ShouldBeTrue("a person's flight ends where it was sent, and hovers");
        dock.City.Do(id => new Speak(id, fence, "请让开"));
        dock.City.Do(id => new GoTo(id, fence, Stop(600, 100)));
        dock.City.Run(15);
        dock.City.Do(id => new StopNow(id, fence));
        dock.City.Run(15);
        var at = dock.Craft.Where;
        dock.City.Run(30);
        dock.Craft.IsFlying.ShouldBeTrue();
        dock.Craft.Where.LevelDistanceTo(at).ShouldBeLessThan(5);
        dock.City.State.Control.ShouldBe(UnitControl.EmergencyStop);
        dock.City.Do(id => new ReturnHome(id, fence));
        dock.City.Until(() => dock.Station is { IsInDock: true, Sortie: null }, 600);

        dock.City.All<CommandFailed>().ShouldBeEmpty(dock.City.Story());
        dock.City.EndsOf(task.Id).Count.ShouldBeLessThanOrEqualTo(1);
        dock.City.Run(20).State.Control.ShouldBe(UnitControl.Automatic);
        Should.Throw<UnitRefusedException>(() => dock.City.DoUnjudged(new StartTask("old", old, task))).Why.ShouldBe(UnitRefusal.Fenced);
    }

    [Fact]
    public void A_flight_that_is_changed_under_way_ends_where_it_leads_then()
    {
        var (dock, task, fence) = OnItsWay();
        dock.City.Do(id => new StartTask(id, fence, dock.Town.Task(MissionKind.PatrolRoute, "m1", [(500, 0), (300, -200)], revision: 1)));
        dock.City.Until(() => dock.City.Of<StopReached>(task.Id).Any(stop => stop.Stop == 1));
        At(dock, 300, -200).ShouldBeTrue();

        End(dock, task).ShouldBeOfType<TaskCompleted>(dock.City.Story());
    }

    [Fact]
    public void Another_silo_goes_on_in_every_phase()
    {
        var dock = new DockMeeting();
        dock.City.MovesAlways = true;
        dock.Burning(300, 150).Joined();
        var task = dock.City.Start(dock.Town.Task(MissionKind.Verify, "m1", [(300, 150)]));

        End(dock, task).ShouldBeOfType<TaskCompleted>(dock.City.Story());
        dock.City.Run(100).Of<MediaTaken>(task.Id).Count().ShouldBe(dock.Unit.Uploads.Count);
        dock.City.Of<TaskMeasured>(task.Id).Max(measured => measured.Value).ShouldBeGreaterThan(60);
    }

    [Fact]
    public void A_dock_that_never_answers_has_refused_within_half_a_minute()
    {
        var dock = new DockMeeting().Joined();
        dock.Unit.IsDead = true;
        var task = dock.City.Start(dock.Town.Task(MissionKind.Verify, "m1", Far));
        dock.City.Until(() => dock.City.EndsOf(task.Id).Count > 0, 30);

        dock.City.EndsOf(task.Id).Single().ShouldBeOfType<TaskRefused>().Code.ShouldBe("no-answer");
    }

    [Fact]
    public void An_aircraft_that_loses_its_link_comes_home_and_its_task_has_failed()
    {
        var (dock, task, _) = OnItsWay();
        dock.Station.Pilot.LoseLink();
        dock.City.Until(() => dock.City.State.Task is null, 900);
        dock.City.Until(() => dock.Station.IsInDock, 900);
        dock.City.Run(60);

        dock.City.EndsOf(task.Id).Single().ShouldBeOfType<TaskFailed>(dock.City.Story());
        dock.City.State.Link.ShouldBe(UnitLink.Online);
    }

    [Fact]
    public void An_aircraft_that_loses_energy_comes_home_and_its_task_has_failed()
    {
        var (dock, task, _) = OnItsWay();
        dock.Craft.Lose(dock.Craft.Frame.BatteryJ * 0.9);
        End(dock, task).ShouldBeOfType<TaskFailed>(dock.City.Story()).Reason.ShouldNotBeEmpty();
        dock.City.Until(() => dock.Station.IsInDock, 900);

        dock.City.Run(30).State.EnergyPercent!.Value.ShouldBeLessThan(30);
    }

    [Fact]
    public void A_dock_that_is_cut_off_while_it_flies_tells_how_it_ended_or_it_has_forfeited()
    {
        var (dock, task, _) = OnItsWay();
        dock.City.Break().Run(100);
        dock.City.State.Task.ShouldBeNull();
        dock.City.Connect().Until(() => dock.Station is { IsInDock: true, Sortie: null }, 1_200);
        dock.City.Run(30);

        dock.City.EndsOf(task.Id).Count.ShouldBe(1);
        dock.City.State.Link.ShouldBe(UnitLink.Online);
        End(dock, dock.City.Start(dock.Town.Task(MissionKind.Verify, "m2", [(200, 0)]))).ShouldBeOfType<TaskCompleted>(dock.City.Story());
    }

    private static (DockMeeting Dock, UnitTask Task, long Fence) OnItsWay()
    {
        var dock = new DockMeeting().Joined();
        var task = dock.City.Start(dock.Town.Task(MissionKind.PatrolRoute, "m1", Far));
        dock.City.Until(() => dock.City.Of<TaskStarted>(task.Id).Any() && dock.Craft.AboveGroundM > 40, 120);
        dock.City.Run(15);
        return (dock, task, dock.City.State.Lease!.Fence);
    }

    private static TaskSignal End(DockMeeting dock, UnitTask task)
    {
        dock.City.Until(() => dock.City.EndsOf(task.Id).Count > 0);
        dock.City.Run(5);
        return dock.City.EndsOf(task.Id).Single();
    }

    private static bool At(DockMeeting dock, double eastM, double northM)
    {
        var place = Town.At(eastM, northM);
        return dock.Craft.Where.LevelDistanceTo(Place.Of(place.Longitude, place.Latitude, 0)) < 10;
    }

    private static TaskStop Stop(double eastM, double northM) => new(Town.At(eastM, northM, Town.GroundM + 60), [], [], [], null, null, 0);
}
