using CityTwin.DevicesSim.Robots;
using CityTwin.DevicesSim.Units;
using CityTwin.Fleet;
using CityTwin.Fleet.Units;

namespace CityTwin.Silo.Tests.Fleet.Together;

/// <summary>Robots of the simulator and the city's driver, both of VDA 5050.</summary>
public sealed class RobotsTests
{
    public static TheoryData<string> Versions => [RobotMeeting.V2, RobotMeeting.V3];

    public static TheoryData<string, MissionKind> Kinds => new(
        from version in new[] { RobotMeeting.V2, RobotMeeting.V3 } from kind in Enum.GetValues<MissionKind>() select (version, kind));

    [Theory, MemberData(nameof(Versions))]
    public void A_robot_joins_where_it_is_and_as_it_is(string version)
    {
        var robot = new RobotMeeting(version).Joined();
        var state = robot.City.State;

        state.Link.ShouldBe(UnitLink.Online);
        state.Control.ShouldBe(UnitControl.Automatic);
        state.EnergyPercent!.Value.ShouldBe(robot.Machine.Battery.Percent, 1);
        state.Measures["maximumSpeedMps"].ShouldBe(3);
        state.Troubles.ShouldBeEmpty();
        OffM(robot).ShouldBeLessThan(1);
        robot.City.All<UnitMessageRefused>().ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_robot_does_what_each_mission_asks_of_it(string version, MissionKind kind)
    {
        var robot = new RobotMeeting(version).Joined();
        var task = robot.City.Start(robot.Town.Task(kind, "m1", [(60, 20), (120, 40)]));
        robot.City.Until(() => robot.City.EndsOf(task.Id).Count > 0 || robot.City.Of<StopReached>(task.Id).Any(stop => stop.Stop == task.Released - 1));
        if (task.Released < task.Stops.Count)
        {
            // On the scene the desk gives it the rest of its way.
            task = task with { Released = task.Stops.Count, Revision = 1 };
            robot.City.Do(id => new StartTask(id, robot.City.State.Lease!.Fence, task));
        }

        robot.City.Until(() => robot.City.EndsOf(task.Id).Count > 0);

        robot.City.EndsOf(task.Id).Single().ShouldBeOfType<TaskCompleted>(robot.City.Story());
        robot.City.Of<TaskAccepted>(task.Id).ShouldNotBeEmpty();
        robot.City.Of<TaskStarted>(task.Id).Count().ShouldBe(1);
        robot.City.Of<StopReached>(task.Id).Select(stop => stop.Stop).ShouldBe(Enumerable.Range(0, task.Stops.Count));
        robot.City.Of<ActionEnded>(task.Id).Where(action => action.IsDone).Select(action => action.ActionId)
            .ShouldBe(task.Stops.SelectMany(stop => stop.Actions).Select(action => action.ActionId), ignoreOrder: true);
        robot.City.State.Task.ShouldBeNull();
        OffM(robot).ShouldBeLessThan(1);
    }

    [Theory, MemberData(nameof(Versions))]
    public void What_it_measures_is_understood(string version)
    {
        var robot = new RobotMeeting(version).Joined();
        var task = robot.City.Start(robot.Town.Task(MissionKind.Verify, "m1"));
        robot.City.Until(() => robot.City.EndsOf(task.Id).Count > 0);

        robot.City.Of<TaskMeasured>(task.Id).Select(measured => measured.Metric).Distinct().ShouldBe(["maxTemperatureC", "gasPercentLel", "coPpm"], ignoreOrder: true);
        robot.City.Of<TaskMeasured>(task.Id).ShouldAllBe(measured => measured.Value >= 0 && measured.Value < 60);
    }

    /// <summary>Metres between where the city sees it and where it is.</summary>
    private static double OffM(RobotMeeting robot)
    {
        var seen = robot.City.State.Motion!.Position;
        return UtmGrid.ToMetres(seen.Longitude, seen.Latitude).DistanceM(robot.Machine.Drive.Position);
    }
}
