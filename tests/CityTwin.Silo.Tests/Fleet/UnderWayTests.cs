using Azure.Storage.Blobs;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Dispatch;
using CityTwin.Ledger;
using CityTwin.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CityTwin.Silo.Tests.Fleet;

/// <summary>What becomes of missions under way, and of what they bring.</summary>
public sealed class UnderWayTests(DispatchCity city) : DispatchScene(city), IClassFixture<DispatchCity>
{
    [Fact]
    public async Task What_is_ahead_of_a_drone_is_reserved_again_after_a_restart()
    {
        var drone = Drone("a");
        MissionAim aim = At(Cell) with { Area = [new GeoPoint(106.501, 29.5, 200), new GeoPoint(106.502, 29.5, 200), new GeoPoint(106.503, 29.5, 200)] };
        var patrol = (await Desk.Dispatch(new DispatchAsk(MissionKind.PatrolRoute, Aim: aim, Units: [drone]), "wang", "k")).Single();
        await Says(patrol, (at, task) => new TaskAccepted(at, task), (at, task) => new TaskStarted(at, task));
        Here.Units.Change(drone, unit => unit with { Stop = 1 });
        Here.Ways.Reserved.Count(one => one.Unit == drone).ShouldBe(1);

        await Here.Restart();
        await Listen();
        await Desk.ListAid();

        await Until(() => Here.Ways.Reserved.Count(one => one.Unit == drone) == 2);
        var again = Here.Ways.Reserved.Last(one => one.Unit == drone).Way.ShouldBeOfType<FlownWay>();
        again.Parts.Select(part => part.To).ShouldBe(
            [.. patrol.Task!.Stops.Skip(1).Select(stop => stop.Place), .. again.Parts.TakeLast(3).Select(part => part.To)],
            "as it was told, without what is behind it, and home");
        again.Parts[^1].To.ShouldBe(Here.Units.Find(drone)!.Definition.Home);
    }

    [Fact]
    public async Task Of_a_drone_whose_mission_ended_the_way_home_is_kept_clear_until_it_is_there()
    {
        var drone = Drone("a");
        var look = (await Desk.Dispatch(new DispatchAsk(MissionKind.Verify, Aim: At(Cell), Units: [drone]), "wang", "k")).Single();
        await Says(look, (at, task) => new TaskAccepted(at, task), (at, task) => new TaskStarted(at, task));
        var (home, aloft) = (Here.Units.Find(drone)!.Definition.Home, new GeoPoint(106.501, 29.5, 300));
        Here.Units.Change(drone, unit => unit with { Motion = new UnitMotion(Now, aloft, null, 10, 0) });

        await Desk.Steer(look.Id, MissionSteer.Recall, "false-alarm", "wang");

        await Until(() => Last() is FlownWay);
        ((FlownWay)Last()!).Parts.Select(part => (part.From, part.To)).ShouldBe(
            [(aloft, home with { ElevationM = aloft.ElevationM }), (home with { ElevationM = aloft.ElevationM }, home)]);
        var nearer = new GeoPoint(106.503, 29.5, 300);
        Here.Units.Change(drone, unit => unit with { Motion = unit.Motion! with { Position = nearer } });
        await Until(() => Last() is FlownWay { Parts: [var next, ..] } && next.From == nearer);
        Here.Units.Change(drone, unit => unit with { Motion = unit.Motion! with { Position = home } });
        await Until(() => Last() is null);

        UnitWay? Last() => Here.Ways.Reserved.Last(one => one.Unit == drone).Way;
    }

    [Fact]
    public async Task A_plan_that_could_not_be_given_to_its_unit_is_ended_and_offered_to_nobody_else()
    {
        var drone = Drone("a");
        Drone("b", 800);
        var leased = Here.Units.HoldUp($"leased {drone}");
        var asked = Desk.Dispatch(new DispatchAsk(MissionKind.Verify, Aim: At(Cell), Units: [drone]), "wang", "k");
        await leased.Came(Patience);
        Here.Units.Unreachable[drone] = true; // After its lease, and before it is told.
        leased.LetGo();
        await Should.ThrowAsync<TimeoutException>(() => asked);

        var ended = (await Ear.Until(logged => logged.Entry.Type == "mission.aborted", Patience)).Mission!;

        (ended.Attempts.Count, ended.Because).ShouldBe((0, "It could not be given to the unit that it was planned for, and nobody else was asked."));
        Ear.Entries.ShouldNotContain(logged => logged.Entry.Type == "mission.offered");
    }

    [Fact]
    public async Task A_picture_that_never_arrives_keeps_no_other_from_being_sealed()
    {
        var drone = Drone("a");
        var look = (await Desk.Dispatch(new DispatchAsk(MissionKind.Verify, Aim: At(Cell), Units: [drone]), "wang", "k")).Single();
        var (lost, there) = ($"docks/{Street}/lost.jpg", $"docks/{Street}/there.jpg");
        await Media.GetBlobClient(there).UploadAsync(BinaryData.FromString("pixels"), TestContext.Current.CancellationToken);

        await Says(look, (at, task) => new StopReached(at, task, 0), (at, task) => new MediaTaken(at, task, lost, "image/jpeg", null, null, false),
            (at, task) => new MediaTaken(at, task, there, "image/jpeg", null, null, false));

        await Ear.Until(logged => logged.Mission?.Evidence.Any(one => one.ObjectKey == there && one.Media is not null) == true, Patience);
        (await Mission(look).Get())!.Evidence.Single(one => one.ObjectKey == lost).Media.ShouldBeNull();
    }

    [Fact]
    public async Task A_drone_in_front_of_which_the_air_closes_is_sent_around_and_its_record_says_so()
    {
        var drone = Drone("a");
        var look = (await Desk.Dispatch(new DispatchAsk(MissionKind.Verify, Aim: At(Cell), Units: [drone]), "wang", "k")).Single();
        await Says(look, (at, task) => new TaskAccepted(at, task), (at, task) => new TaskStarted(at, task));

        await Desk.CloseAir([Smoke()], "wang");

        var replanned = await Ear.Until(logged => logged.Entry.Type == "mission.replanned", Patience);
        (replanned.Mission!.Task!.Revision, replanned.Mission.Unit).ShouldBe((1, drone));
        Here.Units.Told.ShouldContain(told => told.Unit == drone && told.Command is StartTask && ((StartTask)told.Command).Task.Revision == 1);
        (await Desk.ClosedAir()).ShouldHaveSingleItem().By.ShouldBe("wang");
        await Desk.CloseAir([Smoke() with { UntilMs = 1 }], "wang");
        (await Desk.ClosedAir()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_drone_that_has_no_way_around_what_closed_is_called_home()
    {
        var drone = Drone("a");
        var look = (await Desk.Dispatch(new DispatchAsk(MissionKind.Verify, Aim: At(Cell), Units: [drone]), "wang", "k")).Single();
        await Says(look, (at, task) => new TaskAccepted(at, task), (at, task) => new TaskStarted(at, task));
        Here.Ways.HasWayAround = false;
        try
        {
            await Desk.CloseAir([Smoke()], "wang");

            var forfeited = await Ear.Until(logged => logged.Entry.Type == "mission.forfeited", Patience);
            (forfeited.Mission!.Attempts[0].Code, forfeited.Mission.Attempts[0].Reason!.Contains("smoke was closed ahead of it", StringComparison.Ordinal)).ShouldBe(("airspace", true));
            await Until(() => Here.Units.Told.Any(told => told.Unit == drone && told.Command is ReturnHome));
        }
        finally
        {
            Here.Ways.HasWayAround = true;
        }
    }

    [Fact]
    public async Task A_unit_whose_last_change_was_never_recorded_takes_the_next_as_news()
    {
        var robot = Here.Units.Add(TwinKind.Robot, "patrol-robot", Cell, "robot");
        var aim = At(Cell) with { Target = new GeoPoint(106.502, 29.5, 200) };
        var escort = (await Desk.Dispatch(new DispatchAsk(MissionKind.Escort, Aim: aim, Needs: [], Units: [robot]), "wang", "k")).Single();
        Here.Units.Change(robot, unit => unit with { Revision = 4 });

        await Says(escort, (at, task) => new TaskStarted(at, task), (at, task) => new StopReached(at, task, 0));

        var replanned = await Ear.Until(logged => logged.Entry.Type == "mission.replanned", Patience);
        (replanned.Mission!.Task!.Revision, Here.Units.Find(robot)!.Revision).ShouldBe((5, 5));
    }

    [Fact]
    public async Task After_a_restart_a_unit_that_is_ahead_of_its_record_is_told_anew_and_keeps_its_mission()
    {
        var crew = Here.Units.Add(TwinKind.Team, "fire-crew", Cell, "crew");
        var rescue = (await Desk.Dispatch(new DispatchAsk(MissionKind.Rescue, Aim: At(Cell), Units: [crew]), "wang", "k")).Single();
        Here.Units.Change(crew, unit => unit with { Revision = 3 });

        await Here.Restart();
        await Listen();
        await Desk.ListAid();

        var replanned = await Ear.Until(logged => logged.Entry.Type == "mission.replanned", Patience);
        (replanned.Mission!.Id, replanned.Mission.Unit, replanned.Mission.Task!.Revision, Here.Units.Find(crew)!.Revision).ShouldBe((rescue.Id, crew, 4, 4));
    }

    [Fact]
    public async Task A_road_that_closes_while_a_unit_is_being_offered_a_mission_sends_it_around_as_well()
    {
        var crew = Here.Units.Add(TwinKind.Team, "fire-crew", Cell, "crew");
        var first = Here.Units.HoldUp($"leased {crew}");
        var asked = Desk.Dispatch(new DispatchAsk(MissionKind.Rescue, Aim: At(Cell), Units: [crew]), "wang", "k");
        await first.Came(Patience);
        var offering = Here.Units.HoldUp($"leased {crew}");
        first.LetGo();
        await offering.Came(Patience); // Its way is known, and it is not under way yet.
        await Desk.CloseRoads([new RoadClosure("bridge", 0, null, null, "")], "wang");
        offering.LetGo();
        await asked;

        var replanned = await Ear.Until(logged => logged.Entry.Type == "mission.replanned", Patience);
        replanned.Mission!.Task!.Stops[0].NodeIds.ShouldBe(["around-bridge"]);
    }

    [Fact]
    public async Task What_is_said_of_an_arrival_is_what_was_reckoned_as_units_of_its_kind_have_kept_to_it()
    {
        var drone = Drone("a", distanceM: 5_000);
        var first = (await Desk.Dispatch(new DispatchAsk(MissionKind.Verify, Aim: At(Cell), Units: [drone]), "wang", "k1")).Single();
        var arrivals = Here.Cluster.Silos[0].ServiceProvider.GetRequiredService<ArrivalBook>();
        var before = Enumerable.Range(0, 24).Select(hour => arrivals.Corrected("dock-drone", hour, 1_000_000)).ToArray();
        await Says(first, (at, task) => new TaskAccepted(at, task), (at, task) => new TaskStarted(at, task), (at, task) => new StopReached(at, task, 0), (at, task) => new TaskCompleted(at, task));
        await Until(() => Enumerable.Range(0, 24).Any(hour => arrivals.Corrected("dock-drone", hour, 1_000_000) < before[hour]));
        await Until(() => Here.Units.Find(drone)!.Lease is null);

        var second = (await Desk.Dispatch(new DispatchAsk(MissionKind.Verify, Aim: At(Cell), Units: [drone]), "wang", "k2")).Single();

        second.Attempts[^1].EtaMs!.Value.ShouldBeLessThan(second.Task!.Stops[0].PlannedAtMs - 1_000, "the first was there at once");
    }

    [Fact]
    public async Task A_ring_that_closes_no_air_is_refused_and_nothing_is_closed()
    {
        var line = Smoke() with { Area = [new GeoPoint(106.501, 29.499), new GeoPoint(106.502, 29.499), new GeoPoint(106.503, 29.499)] };

        (await Should.ThrowAsync<MissionRefusedException>(() => Desk.CloseAir([Smoke() with { Id = "well" }, line], "wang"))).ShouldSatisfyAllConditions(
            refused => (refused.Why, refused.Field).ShouldBe((MissionRefusal.Invalid, "closures")), refused => refused.Message.ShouldContain("'smoke' closes no air"));

        (await Desk.ClosedAir()).ShouldBeEmpty();
    }

    private static AirClosure Smoke() => new(
        "smoke", [new GeoPoint(106.501, 29.499), new GeoPoint(106.503, 29.499), new GeoPoint(106.503, 29.501)], null, null, "");

    private BlobContainerClient Media => Here.Cluster.Silos[0].ServiceProvider.GetRequiredService<BlobContainers>().Media;
}
