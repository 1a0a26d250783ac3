using CityTwin.DevicesSim.Teams;
using CityTwin.DevicesSim.Units;
using CityTwin.Fleet;

namespace CityTwin.Silo.Tests.Fleet.Together;

/// <summary>Teams of the simulator and the city's driver, both of the native messages.</summary>
public sealed class TeamsTests
{
    public static TheoryData<MissionKind> Kinds => new(Enum.GetValues<MissionKind>());

    [Fact]
    public void A_team_joins_where_it_is_and_as_it_is()
    {
        var team = new TeamMeeting().Joined();
        team.City.Run(600);

        team.City.State.Link.ShouldBe(UnitLink.Online);
        team.City.State.Duty.ShouldBe(UnitStatus.Available);
        team.City.State.EnergyPercent.ShouldBe(100);
        team.City.State.Control.ShouldBe(UnitControl.Automatic);
        team.City.State.Radio.Count(line => line.What.StartsWith("link", StringComparison.Ordinal)).ShouldBe(1, "a team that stands is not silent between its words");
        team.OffM().ShouldBeLessThan(1);
        team.City.State.Place.ElevationM.ShouldBe(Town.GroundM, "its home's, for a terminal says none");
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_team_does_what_each_mission_asks_of_it(MissionKind kind)
    {
        var team = new TeamMeeting().Joined();
        var task = team.City.Start(team.Town.Task(kind, "m1", [(200, 100), (300, 150)]));
        team.City.Until(() => team.City.EndsOf(task.Id).Count > 0, 7_200);

        team.City.EndsOf(task.Id).Single().ShouldBeOfType<TaskCompleted>(team.City.Story());
        team.City.Of<TaskAccepted>(task.Id).Count().ShouldBe(1);
        team.City.Of<TaskStarted>(task.Id).Count().ShouldBe(1);
        team.City.Of<StopReached>(task.Id).Select(stop => stop.Stop).ShouldBe([0, 1]);
        team.City.Of<ActionEnded>(task.Id).Where(action => action.IsDone).Select(action => action.ActionId)
            .ShouldBe(task.Stops.SelectMany(stop => stop.Actions).Select(action => action.ActionId));
        team.City.All<UnitMessageRefused>().ShouldBeEmpty();
        team.OffM().ShouldBeLessThan(1);
    }

    [Fact]
    public void A_stay_at_a_stop_is_not_stayed_twice()
    {
        var team = new TeamMeeting().Joined();
        var task = team.City.Start(team.Town.Task(MissionKind.Escort, "m1", stayS: 300));
        team.City.Until(() => team.City.EndsOf(task.Id).Count > 0, 7_200);

        var stayedS = (team.City.EndsOf(task.Id)[0].AtMs - team.City.Of<StopReached>(task.Id).Single().AtMs) / 1_000.0;
        stayedS.ShouldBeInRange(240, 460);
    }

    [Fact]
    public void A_task_can_be_paused_resumed_changed_and_cancelled()
    {
        var team = new TeamMeeting().Joined();
        var task = team.City.Start(team.Town.Task(MissionKind.Rescue, "m1", [(900, 0), (900, 900)]));
        var fence = team.City.State.Lease!.Fence;
        team.City.Until(() => team.City.Of<TaskStarted>(task.Id).Any());
        team.City.Do(id => new PauseTask(id, fence));
        team.City.Until(() => team.City.Of<TaskPaused>(task.Id).Any());
        team.City.Do(id => new ResumeTask(id, fence));
        team.City.Until(() => team.City.Of<TaskResumed>(task.Id).Any());
        var changed = team.Town.Task(MissionKind.Rescue, "m1", [(900, 0), (-300, 0)], revision: 1);
        team.City.Do(id => new StartTask(id, fence, changed));
        team.City.Until(() => team.City.Of<StopReached>(task.Id).Any(stop => stop.Stop == 1), 7_200);
        team.Team.Walk.Position.DistanceM(UtmGrid.ToMetres(changed.Stops[1].Place.Longitude, changed.Stops[1].Place.Latitude)).ShouldBeLessThan(1);
        team.City.Do(id => new CancelTask(id, fence));
        team.City.Until(() => team.City.EndsOf(task.Id).Count > 0);

        team.City.EndsOf(task.Id).Single().ShouldBeOfType<TaskCancelled>();
        team.City.All<CommandFailed>().ShouldBeEmpty();
    }

    [Fact]
    public void A_person_takes_a_team_over_sends_it_twice_speaks_to_it_and_calls_it_home()
    {
        var team = new TeamMeeting().Joined();
        var task = team.City.Start(team.Town.Task(MissionKind.Rescue, "m1", [(900, 0)]));
        team.City.Until(() => team.City.Of<TaskStarted>(task.Id).Any());
        var fence = team.City.Lease("p-1", isPerson: true);
        team.City.State.Task.ShouldBeNull("its mission is bid again");
        team.City.Do(id => new GoTo(id, fence, Stop(400, 400)));
        team.City.Run(60);
        team.City.Do(id => new GoTo(id, fence, Stop(-200, 0)));
        team.City.Do(id => new Speak(id, fence, "辛苦了"));
        team.City.Until(() => !team.Team.HasTask, 3_600);
        team.Team.Walk.Position.DistanceM(UtmGrid.ToMetres(Town.At(-200, 0).Longitude, Town.At(-200, 0).Latitude)).ShouldBeLessThan(1);
        team.Team.Note.ShouldBe("辛苦了");
        team.City.Do(id => new ReturnHome(id, fence));
        team.City.Until(() => team.Team.Walk.IsHome, 3_600);

        team.City.All<CommandFailed>().ShouldBeEmpty();
        team.City.All<UnitMessageRefused>().ShouldBeEmpty();
        team.City.All<TaskSignal>().ShouldAllBe(signal => signal.TaskId == task.Id);
        Should.Throw<UnitRefusedException>(() => team.City.Do(id => new StopNow(id, fence))).Why.ShouldBe(UnitRefusal.Incapable);
    }

    [Fact]
    public void A_command_under_an_old_token_takes_no_effect()
    {
        var team = new TeamMeeting().Joined();
        var task = team.City.Start(team.Town.Task(MissionKind.Rescue, "m1", [(900, 0)]));
        var old = team.City.State.Lease!.Fence;
        team.City.Until(() => team.City.Of<TaskStarted>(task.Id).Any());
        team.City.Lease("p-1", isPerson: true);
        team.City.Run(5);

        Should.Throw<UnitRefusedException>(() => team.City.DoUnjudged(new StartTask("old", old, task))).Why.ShouldBe(UnitRefusal.Fenced);
        team.City.Run(60);
        team.Team.HasTask.ShouldBeFalse();
    }

    [Theory]
    [InlineData(TeamFaultKind.Refuses, typeof(TaskRefused))]
    [InlineData(TeamFaultKind.BreaksDown, typeof(TaskFailed))]
    internal void A_team_that_does_not_do_it_says_so_once(TeamFaultKind kind, Type end)
    {
        var team = new TeamMeeting(faults: _ => new UnitFault<TeamFaultKind>(kind, 0, 0)).Joined();
        var task = team.City.Start(team.Town.Task(MissionKind.Rescue, "m1"));
        team.City.Until(() => team.City.EndsOf(task.Id).Count > 0);
        team.City.Run(600);

        team.City.EndsOf(task.Id).Single().ShouldBeOfType(end);
    }

    [Fact]
    public void A_team_that_loses_its_network_tells_all_of_it_when_it_is_back()
    {
        var team = new TeamMeeting().Joined();
        var task = team.City.Start(team.Town.Task(MissionKind.Rescue, "m1", [(300, 0)]));
        team.City.Until(() => team.City.Of<TaskStarted>(task.Id).Any());
        team.City.Break().Run(50).Connect();
        team.City.Until(() => team.City.EndsOf(task.Id).Count > 0, 3_600);

        team.City.EndsOf(task.Id).Single().ShouldBeOfType<TaskCompleted>(team.City.Story());
        team.City.State.Link.ShouldBe(UnitLink.Online);
    }

    [Fact]
    public void A_team_that_is_away_too_long_forfeits_and_is_told_to_end_it_when_it_is_back()
    {
        var team = new TeamMeeting().Joined();
        var task = team.City.Start(team.Town.Task(MissionKind.Rescue, "m1", [(1500, 0)]));
        team.City.Until(() => team.City.Of<TaskStarted>(task.Id).Any());
        team.City.Break().Run(100);
        team.City.State.Task.ShouldBeNull();
        team.City.Connect().Until(() => !team.Team.HasTask, 60);
    }

    private static TaskStop Stop(double eastM, double northM) => new(Town.At(eastM, northM), [], [], [], null, null, 0);
}
