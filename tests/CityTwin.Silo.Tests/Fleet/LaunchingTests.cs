using CityTwin.Fleet;
using CityTwin.Ledger;
using CityTwin.Sensing;

namespace CityTwin.Silo.Tests.Fleet;

/// <summary>Launches by rule, and what stops them at the last moment.</summary>
public sealed class LaunchingTests(DispatchCity city) : DispatchScene(city), IClassFixture<DispatchCity>
{
    [Fact]
    public async Task A_launch_whose_alert_clears_while_it_is_weighed_is_not_made()
    {
        Drone("a");
        var weather = Here.Units.HoldUp($"list {Street.District}");
        var cleared = await Raise();
        await weather.Came(Patience);
        await Signal(cleared, Severity.None, 1);
        var other = await Raise();
        await weather.Came(Patience); // What the log said before, the desk has heard.
        weather.LetGo();

        (await Offered(MissionKind.Verify)).Alert.ShouldBe(other.Value);

        (await Log.ListMissions(new MissionQuery())).Missions.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Of_two_alerts_of_one_matter_at_once_one_launches()
    {
        Drone("a");
        var weather = Here.Units.HoldUp($"list {Street.District}");
        await Raise();
        await Raise();
        await weather.Came(Patience);
        await weather.Came(Patience);
        weather.LetGo();
        await Offered(MissionKind.Verify);

        await Desk.Dispatch(new DispatchAsk(MissionKind.Verify, Aim: At(Cell)), "wang", "k");

        (await Log.ListMissions(new MissionQuery())).Missions.Count(mission => mission.PlannedBy == "rule:fire-look").ShouldBe(1);
    }

    [Fact]
    public async Task What_a_person_has_ended_is_not_begun_again_by_the_alert_beside_it()
    {
        Drone("a");
        await Raise();
        var look = await Offered(MissionKind.Verify);
        var weather = Here.Units.HoldUp($"list {Street.District}");
        await Raise();
        await weather.Came(Patience);
        await Desk.Steer(look.Id, MissionSteer.Recall, "false-alarm", "wang"); // While the other is weighed.
        weather.LetGo();

        await Desk.Dispatch(new DispatchAsk(MissionKind.Verify, Aim: At(Cell)), "wang", "k");

        (await Log.ListMissions(new MissionQuery())).Missions.Where(mission => mission.PlannedBy == "rule:fire-look")
            .ShouldHaveSingleItem().Id.ShouldBe(look.Id);
    }

    [Fact]
    public async Task A_unit_that_was_told_to_start_just_as_its_mission_ended_is_called_home()
    {
        var drone = Drone("a");
        var start = Here.Units.HoldUp($"StartTask {drone}");
        var release = Here.Units.HoldUp($"release {drone}");
        await Raise();
        var look = (await Ear.Until(logged => logged.Entry.Type == "mission.offered", Patience)).Mission!;
        await start.Came(Patience);

        await Desk.Steer(look.Id, MissionSteer.Recall, "false-alarm", "wang");
        await release.Came(Patience); // Whoever lets it go has seen it without a task.
        start.LetGo();
        await Until(() => Here.Units.Find(drone)!.Mission == look.Id);
        release.LetGo();

        await Until(() => Here.Units.Told.Any(told => told.Unit == drone && told.Command is ReturnHome));
        await Until(() => Here.Units.Find(drone)!.Lease is null);
    }
}
