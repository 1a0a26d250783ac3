using CityTwin.DevicesSim.Drones;
using CityTwin.Fleet;

namespace CityTwin.Silo.Tests.Fleet.Together;

/// <summary>A silo that was given up still speaks under an old token, past the driver that is in charge now.</summary>
public sealed class OldTokenTests
{
    [Theory, InlineData(RobotMeeting.V2), InlineData(RobotMeeting.V3)]
    public void A_robot_that_follows_it_is_called_off(string version)
    {
        var robot = new RobotMeeting(version).Joined();
        var old = robot.City.Lease("mission:500103001001007:m1");
        var memory = robot.City.Memory;
        TakenOver(robot.City);
        robot.City.SayAsBefore(memory, new StartTask("old", old, robot.Town.Task(MissionKind.Verify, "m1", [(300, 0)])));
        robot.City.Until(() => !robot.Machine.Board.IsIdle, 10);
        robot.City.Until(() => robot.Machine.Board.IsIdle, 30);

        robot.City.Run(60);
        robot.Machine.Board.IsIdle.ShouldBeTrue();
        robot.Machine.Drive.Position.DistanceM(robot.Machine.Model.Home).ShouldBeLessThan(20);
    }

    [Fact]
    public void An_aircraft_that_follows_it_is_called_home()
    {
        var dock = new DockMeeting(options: new DroneOptions { AircraftSleeps = true });
        dock.City.Connect().Run(30);
        var old = dock.City.Lease("mission:500103001001007:m1");
        var memory = dock.City.Memory;
        TakenOver(dock.City);
        dock.City.SayAsBefore(memory, new StartTask("old", old, dock.Town.Task(MissionKind.Verify, "m1", [(900, 0)])));
        dock.City.Until(() => dock.Craft.IsFlying, 60);
        dock.City.Until(() => dock.Station is { IsInDock: true, Sortie: null }, 300);

        dock.City.State.Troubles.ShouldContain(trouble => trouble.Code == "stray-flight");
        dock.City.Of<StopReached>("m1-1").ShouldBeEmpty();
    }

    [Fact]
    public void A_team_refuses_it()
    {
        var team = new TeamMeeting().Joined();
        var old = team.City.Lease("mission:500103001001007:m1");
        var memory = team.City.Memory;
        TakenOver(team.City);
        team.City.SayAsBefore(memory, new StartTask("old", old, team.Town.Task(MissionKind.Verify, "m1", [(300, 0)])));

        team.City.Run(60);
        team.Team.HasTask.ShouldBeFalse();
        System.Text.Encoding.UTF8.GetString(team.City.Heard.Last(message => message.Topic.EndsWith("/reply", StringComparison.Ordinal)).Payload)
            .ShouldContain("\"fence\"");
    }

    private static void TakenOver(Meeting city)
    {
        var fence = city.Lease("p-1", isPerson: true);
        city.Do(id => new AskState(id, fence));
        city.Run(10);
    }
}
