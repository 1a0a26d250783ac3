using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Dispatch;
using CityTwin.Ledger;
using CityTwin.Sensing;
using Microsoft.Extensions.DependencyInjection;

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
    public async Task A_mission_that_cannot_be_weighed_costs_no_other_its_unit_and_has_one_when_it_can_be()
    {
        Drone("a");
        Drone("b");
        var (bad, good) = (new GeoPoint(106.49, 29.49, 200), new GeoPoint(106.5, 29.5, 200));
        Here.Ways.Breaks = request => request.Stops[0] == bad;
        var broken = (await Desk.Dispatch(new DispatchAsk(MissionKind.Verify, Aim: At(Cell) with { Place = bad }, Priority: 1), "wang", "k1")).Single();
        var sent = (await Desk.Dispatch(new DispatchAsk(MissionKind.Verify, Aim: At(Cell) with { Place = good }, Priority: 4), "wang", "k2")).Single();

        (await Offered(MissionKind.Verify)).Id.ShouldBe(sent.Id);
        await Until(() => Troubles.Now.ContainsKey(Street.District));
        Here.Ways.Breaks = _ => false;

        (await Offered(MissionKind.Verify, not: Seen)).Id.ShouldBe(broken.Id);
        await Until(() => !Troubles.Now.ContainsKey(Street.District));
    }

    [Fact]
    public async Task Who_is_to_come_home_is_told_so_while_others_are_still_being_weighed()
    {
        var drone = Drone("a");
        var sent = (await Desk.Dispatch(new DispatchAsk(MissionKind.Verify, Aim: At(Cell), Units: [drone]), "wang", "k1")).Single();
        await Says(sent, (at, task) => new TaskAccepted(at, task), (at, task) => new TaskStarted(at, task));
        await Desk.Dispatch(new DispatchAsk(MissionKind.Verify, Aim: At(Cell)), "wang", "k2"); // It waits for a unit.
        var weighing = Here.Units.HoldUp($"list {Street.District}");
        await weighing.Came(Patience);

        await Desk.Steer(sent.Id, MissionSteer.Recall, "false-alarm", "wang");

        await Until(() => Here.Units.Told.Any(told => told.Unit == drone && told.Command is ReturnHome));
        weighing.Visits.ShouldBe(1, "nobody waited until the list was given up");
        weighing.LetGo();
    }

    [Fact]
    public async Task A_lent_unit_whose_twin_cannot_be_reached_costs_no_mission_its_unit()
    {
        var there = NextStreet();
        var lent = Here.Units.Add(TwinKind.Drone, "dock-drone", Running.TestCity.CellOf(there, 1), "lent");
        var look = (await Desk.Dispatch(new DispatchAsk(MissionKind.Verify, Aim: At(Cell)), "wang", "k1")).Single();
        var asked = await Desk.AskAid(look.Id, there.District, "we have none", "wang");
        var other = Client.GetGrain<IDispatchGrain>(there.District.Value);
        await Until(async () => (await other.ListAid()).Count == 1);
        Here.Units.Change(lent, unit => unit with { Link = UnitLink.Offline }); // It is lent, and not sent yet.
        await other.DecideAid(asked.Id, [lent], "", "li");
        await Ear.Until(logged => logged.Mission?.Lent.Count > 0, Patience);
        Here.Units.Unreachable[lent] = true;

        var drone = Drone("a");

        (await Offered(MissionKind.Verify)).Unit.ShouldBe(drone);
    }

    private DispatchTroubles Troubles => Here.Cluster.Silos[0].ServiceProvider.GetRequiredService<DispatchTroubles>();

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
