using CityTwin.DevicesSim.Robots;
using CityTwin.DevicesSim.Robots.Faults;
using CityTwin.DevicesSim.Units;
using CityTwin.Fleet;

namespace CityTwin.Silo.Tests.Fleet.Together;

/// <summary>What is asked of a simulated robot on its way, and what happens to it there.</summary>
public sealed class RobotControlTests
{
    private static readonly (double, double)[] Far = [(200, 0), (200, 300)];

    public static TheoryData<string> Versions => [RobotMeeting.V2, RobotMeeting.V3];

    [Theory, MemberData(nameof(Versions))]
    public void A_task_can_be_paused_and_resumed(string version)
    {
        var (robot, task, fence) = OnItsWay(version);
        robot.City.Do(id => new PauseTask(id, fence));
        robot.City.Until(() => robot.City.Of<TaskPaused>(task.Id).Any(), 60);
        var at = robot.City.Run(10).State.Place;
        robot.City.Run(30).State.Place.ShouldBe(at);
        robot.City.Do(id => new ResumeTask(id, fence));
        robot.City.Until(() => robot.City.Of<TaskResumed>(task.Id).Any(), 60);

        End(robot, task).ShouldBeOfType<TaskCompleted>();
        robot.City.All<CommandFailed>().ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Versions))]
    public void A_task_can_be_cancelled_and_the_next_begins(string version)
    {
        var (robot, task, fence) = OnItsWay(version);
        robot.City.Do(id => new CancelTask(id, fence));
        End(robot, task).ShouldBeOfType<TaskCancelled>();
        var next = robot.City.Start(robot.Town.Task(MissionKind.Cordon, "m2", [(20, 20)]));

        End(robot, next).ShouldBeOfType<TaskCompleted>(robot.City.Story());
    }

    [Theory, MemberData(nameof(Versions))]
    public void A_robot_is_called_home_and_charges_there(string version)
    {
        var (robot, task, fence) = OnItsWay(version);
        robot.City.Do(id => new ReturnHome(id, fence));
        End(robot, task).ShouldBeOfType<TaskCancelled>(robot.City.Story());
        robot.City.Until(() => robot.Machine.Drive.Position.DistanceM(robot.Machine.Model.Home) < 2 && robot.Machine.Board.IsIdle, 600);
        var charge = robot.City.Do(id => new Charge(id, fence, On: true));
        robot.City.Until(() => robot.City.State.IsCharging, 60);

        robot.City.Run(10).All<CommandAnswered>().ShouldContain(answer => answer.CommandId == charge);
        robot.City.All<CommandFailed>().ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Versions))]
    public void A_person_takes_a_robot_over_sends_it_twice_lets_it_speak_and_stops_it(string version)
    {
        var (robot, task, old) = OnItsWay(version);
        var fence = robot.City.Lease("p-1", isPerson: true);
        robot.City.Do(id => new GoTo(id, fence, Stop(60, 60)));
        robot.City.Run(20);
        robot.City.Do(id => new GoTo(id, fence, Stop(-40, 0)));
        var speak = robot.City.Do(id => new Speak(id, fence, "请让开"));
        robot.City.Until(() => At(robot, -40, 0), 900);
        robot.City.Until(() => robot.City.All<CommandAnswered>().Any(answer => answer.CommandId == speak), 60);
        robot.City.Do(id => new GoTo(id, fence, Stop(300, 0)));
        robot.City.Run(20);
        robot.City.Do(id => new StopNow(id, fence));
        var at = robot.City.Run(15).State.Place;
        robot.City.Run(30).State.Place.ShouldBe(at);

        robot.City.All<CommandFailed>().ShouldBeEmpty(robot.City.Story());
        robot.City.EndsOf(task.Id).Count.ShouldBeLessThanOrEqualTo(1);
        Should.Throw<UnitRefusedException>(() => robot.City.DoUnjudged(new StartTask("old", old, task))).Why.ShouldBe(UnitRefusal.Fenced);
    }

    [Theory, MemberData(nameof(Versions))]
    public void A_task_that_is_changed_under_way_ends_where_it_leads_then(string version)
    {
        var (robot, task, fence) = OnItsWay(version);
        robot.City.Do(id => new StartTask(id, fence, robot.Town.Task(MissionKind.Verify, "m1", [(200, 0), (100, -100)], revision: 1)));
        End(robot, task).ShouldBeOfType<TaskCompleted>(robot.City.Story());

        At(robot, 100, -100).ShouldBeTrue();
        robot.City.Of<StopReached>(task.Id).Select(stop => stop.Stop).ShouldBe([0, 1]);
    }

    [Theory, MemberData(nameof(Versions))]
    public void Another_silo_goes_on_in_every_phase(string version)
    {
        var robot = new RobotMeeting(version);
        robot.City.MovesAlways = true;
        robot.Joined();
        var task = robot.City.Start(robot.Town.Task(MissionKind.Verify, "m1", Far));

        End(robot, task).ShouldBeOfType<TaskCompleted>(robot.City.Story());
        robot.City.Of<StopReached>(task.Id).Select(stop => stop.Stop).ShouldBe([0, 1]);
    }

    [Theory, MemberData(nameof(Versions))]
    public void A_robot_that_somebody_turns_the_key_of_has_dropped_its_task(string version)
    {
        var (robot, task, _) = OnItsWay(version);
        robot.Machine.Control.Switch(OperatingMode.Manual);
        End(robot, task).ShouldBeOfType<TaskFailed>();
        robot.City.State.Control.ShouldBe(UnitControl.Manual);
        Should.Throw<UnitRefusedException>(() => robot.City.Start(robot.Town.Task(MissionKind.Verify, "m2"))).Why.ShouldBe(UnitRefusal.NotAutomatic);

        robot.Machine.Control.Switch(OperatingMode.Automatic);
        robot.City.Until(() => robot.City.State.Control == UnitControl.Automatic, 60);
        End(robot, robot.City.Start(robot.Town.Task(MissionKind.Verify, "m3"))).ShouldBeOfType<TaskCompleted>(robot.City.Story());
    }

    [Theory, MemberData(nameof(Versions))]
    public void An_emergency_stop_pauses_its_task_until_it_is_released(string version)
    {
        var (robot, task, _) = OnItsWay(version);
        robot.Machine.Control.Press(EmergencyStop.Manual);
        robot.City.Until(() => robot.City.Of<TaskPaused>(task.Id).Any() && robot.City.State.Control == UnitControl.EmergencyStop, 60);
        robot.City.Run(60);
        robot.Machine.Control.Press(EmergencyStop.None);
        robot.City.Until(() => robot.City.Of<TaskResumed>(task.Id).Any(), 60);

        End(robot, task).ShouldBeOfType<TaskCompleted>(robot.City.Story());
    }

    [Theory, MemberData(nameof(Versions))]
    public void A_robot_whose_battery_empties_fails_its_task_and_says_why(string version)
    {
        var (robot, task, _) = OnItsWay(version);
        robot.Machine.Battery.Set(0.01);
        End(robot, task).ShouldBeOfType<TaskFailed>(robot.City.Story());

        robot.City.Run(5).State.Troubles.ShouldContain(trouble => trouble.IsGrave);
        robot.City.State.EnergyPercent!.Value.ShouldBeLessThan(1);
    }

    [Theory, MemberData(nameof(Versions))]
    public void A_robot_that_is_away_for_a_minute_goes_on_and_one_that_stays_away_forfeits(string version)
    {
        var (robot, task, _) = OnItsWay(version);
        robot.City.Break().Until(() => robot.City.State.Link == UnitLink.Offline, 30);
        robot.City.Run(50).Connect();
        End(robot, task).ShouldBeOfType<TaskCompleted>(robot.City.Story());

        var (other, lost, _) = OnItsWay(version);
        other.City.Break().Run(240);
        other.City.State.Task.ShouldBeNull();
        other.City.Connect().Until(() => other.Machine.Board.IsIdle, 120);
        other.City.EndsOf(lost.Id).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(RobotMeeting.V2, RobotFaultKind.Rejection)]
    [InlineData(RobotMeeting.V3, RobotFaultKind.Rejection)]
    internal void A_robot_that_finds_no_way_refuses_with_its_protocols_reason(string version, RobotFaultKind fault)
    {
        var robot = new RobotMeeting(version, faults: at => new UnitFault<RobotFaultKind>(fault, 0, 0.5)).Joined();
        var task = robot.City.Start(robot.Town.Task(MissionKind.Verify, "m1"));

        End(robot, task).ShouldBeOfType<TaskRefused>(robot.City.Story()).Reason.ShouldNotBeEmpty();
    }

    [Theory, MemberData(nameof(Versions))]
    public void An_action_that_comes_to_nothing_fails_the_task_with_its_stop(string version)
    {
        var robot = new RobotMeeting(version, faults: at => new UnitFault<RobotFaultKind>(RobotFaultKind.ActionFailure, 0, 0.5)).Joined();
        var task = robot.City.Start(robot.Town.Task(MissionKind.Rescue, "m1", Far));

        End(robot, task).ShouldBeOfType<TaskFailed>(robot.City.Story()).ResumeFrom.ShouldBe(1);
    }

    private static (RobotMeeting Robot, UnitTask Task, long Fence) OnItsWay(string version)
    {
        var robot = new RobotMeeting(version).Joined();
        var task = robot.City.Start(robot.Town.Task(MissionKind.Verify, "m1", Far));
        robot.City.Until(() => robot.City.Of<TaskStarted>(task.Id).Any(), 60);
        robot.City.Run(15);
        return (robot, task, robot.City.State.Lease!.Fence);
    }

    private static TaskSignal End(RobotMeeting robot, UnitTask task)
    {
        robot.City.Until(() => robot.City.EndsOf(task.Id).Count > 0);
        robot.City.Run(5);
        return robot.City.EndsOf(task.Id).Single();
    }

    private static bool At(RobotMeeting robot, double eastM, double northM)
    {
        var place = Town.At(eastM, northM);
        return robot.Machine.Drive.Position.DistanceM(UtmGrid.ToMetres(place.Longitude, place.Latitude)) < 2.5;
    }

    private static TaskStop Stop(double eastM, double northM) => new(Town.At(eastM, northM), [], [], [], null, null, 0);
}
