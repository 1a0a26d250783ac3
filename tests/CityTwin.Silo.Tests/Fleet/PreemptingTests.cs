using System.Text.Json;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Dispatch;
using CityTwin.Ledger;
using CityTwin.Silo.Tests.Running;

namespace CityTwin.Silo.Tests.Fleet;

/// <summary>A person's word takes a unit from the mission that it is on.</summary>
public sealed class PreemptingTests(DispatchCity city) : DispatchScene(city), IClassFixture<DispatchCity>
{
    [Fact]
    public async Task A_unit_that_a_person_sends_elsewhere_leaves_its_mission_which_is_placed_again()
    {
        var drone = Drone("a", 100);
        var patrol = await Patrol(drone);
        var next = Drone("b", 800);

        var look = (await Desk.Dispatch(Look(drone), "wang", "k2")).Single();

        (look.State, look.Unit, look.Attempts[^1].By).ShouldBe((MissionState.Offered, drone, "wang"));
        look.Attempts[^1].Fence.ShouldBeGreaterThan(patrol.Attempts[^1].Fence);
        var lost = await Ear.Until(logged => logged.Entry.Type == "mission.forfeited", Patience);
        (lost.Mission!.Id, lost.Mission.Attempts[0].Code).ShouldBe((patrol.Id, MissionReasons.NeededElsewhere));
        By(lost).ShouldBe("wang");
        var again = await Offered(MissionKind.Verify, unit: next);
        (again.Id, again.AttemptsLeft).ShouldBe((patrol.Id, patrol.AttemptsLeft), "it has failed at nothing");
        Here.Units.Find(drone)!.Mission.ShouldBe(look.Id);
        Here.Units.Find(drone)!.Lease!.Holder.ShouldBe(look.Id.Value);
        Here.Units.Told.ShouldNotContain(told => told.Unit == drone && told.Command is ReturnHome, "it is not called home from the other's way");
    }

    [Fact]
    public async Task A_waiting_mission_is_given_to_a_unit_that_is_on_another()
    {
        var drone = Drone("a", 100);
        var patrol = await Patrol(drone);
        await Raise();
        var look = (await Ear.Until(logged => logged.Entry.Type == "mission.planned" && logged.Mission!.Alert is not null, Patience)).Mission!;

        var given = await Desk.Override(look.Id, drone, "wang", "k2");

        given.Unit.ShouldBe(drone);
        await Until(async () => (await Mission(patrol).Get()) is { State: MissionState.Planned, Unit: null });
        (await Desk.Override(look.Id, drone, "wang", "k2")).Version.ShouldBe(given.Version, "asked again it does nothing more");
    }

    [Fact]
    public async Task Where_the_new_mission_cannot_be_recorded_the_other_keeps_its_unit()
    {
        var drone = Drone("a", 100);
        var patrol = await Patrol(drone);
        await Raise();
        var look = (await Ear.Until(logged => logged.Entry.Type == "mission.planned" && logged.Mission!.Alert is not null, Patience)).Mission!;
        Here.Silos.Errors.Expect("events were not written to disk");
        using (new BrokenDisks([Here.Disk]))
        {
            await Should.ThrowAsync<LogNotWrittenException>(() => Desk.Override(look.Id, drone, "wang", "k2"));
        }

        await Until(() => Here.Units.Find(drone)!.Lease?.Holder == patrol.Id.Value);
        var kept = (await Mission(patrol).Get())!;
        (kept.State, kept.Unit, kept.Attempts.Count).ShouldBe((MissionState.UnderWay, drone, 1));
        (await Mission(look).Get())!.Unit.ShouldBeNull();
        Here.Units.Find(drone)!.Mission.ShouldBe(patrol.Id);
        await Until(() => Here.Ways.Reserved.Last(one => one.Unit == drone).Way is FlownWay);
    }

    [Fact]
    public async Task A_desk_that_was_lost_when_only_the_offer_was_recorded_goes_on_with_it()
    {
        var drone = Drone("a", 100);
        var patrol = await Patrol(drone);
        await Raise();
        var look = (await Ear.Until(logged => logged.Entry.Type == "mission.planned" && logged.Mission!.Alert is not null, Patience)).Mission!;
        var lease = Here.Units.Preempt(drone, look.Id, patrol.Id, TimeSpan.FromMinutes(5), Now);
        var task = patrol.Task! with { Id = MissionIdentity.TaskOf(look.Id, 1), Mission = look.Id };
        await Mission(look).Do(new MissionRequest(
            new OfferMission(drone, lease.Fence, task, [], null, IsOverride: true, Now + 60_000, Now + 600_000), "wang"));
        await Here.Restart();
        await Listen();
        await Desk.ListAid();

        var lost = await Ear.Until(logged => logged.Entry.Type == "mission.forfeited", Patience);
        (lost.Mission!.Id, lost.Mission.Attempts[0].Code, By(lost)).ShouldBe((patrol.Id, MissionReasons.NeededElsewhere, "wang"));
        await Until(() => Here.Units.Find(drone)!.Mission == look.Id);
        (await Mission(look).Get())!.Unit.ShouldBe(drone);
    }

    [Fact]
    public async Task A_lease_of_which_nothing_came_costs_the_mission_nothing()
    {
        var drone = Drone("a", 100);
        var patrol = await Patrol(drone);
        var nothing = MissionId.Create(Cell, $"{Now:x}");
        Here.Units.Preempt(drone, nothing, patrol.Id, TimeSpan.FromSeconds(15), Now); // Its desk was lost before it recorded anything.
        await Here.Restart();
        await Listen();
        await Desk.ListAid();

        await Until(async () => Here.Units.Find(drone)!.Lease!.Holder == patrol.Id.Value || (await Mission(patrol).Get())!.Unit is null);

        ((await Mission(patrol).Get())!.Unit, (await Mission(patrol).Get())!.Attempts.Count).ShouldBe((drone, 1));
    }

    [Fact]
    public async Task A_unit_that_another_desk_or_a_hand_has_stays_where_it_is_and_it_is_said_who_has_it()
    {
        var (drone, held) = (Drone("a", 100), Drone("b", 200));
        var there = TestCity.CellOf(NextStreet(), 1);
        var theirs = MissionId.Create(there, $"{Now:x}");
        Here.Units.Lease(drone, theirs.Value, isPerson: false, TimeSpan.FromMinutes(5), Now);
        Here.Units.Change(drone, unit => unit with { Mission = theirs });
        Here.Units.Lease(held, "user:li", isPerson: true, TimeSpan.FromMinutes(5), Now);

        var refusal = await Should.ThrowAsync<UnitRefusedException>(() => Desk.Dispatch(Look(drone), "wang", "k1"));
        var byHand = await Should.ThrowAsync<UnitRefusedException>(() => Desk.Dispatch(Look(held), "wang", "k2"));

        (refusal.Why, refusal.Message).ShouldBe((UnitRefusal.Taken,
            $"{drone} is on {theirs}, a mission of {there.District}: the desk of {there.District} has to let it go."));
        (byHand.Why, byHand.Message).ShouldBe((UnitRefusal.Taken, $"{held} is under the control of user:li."));
        (await Log.ListMissions(new MissionQuery())).Missions.ShouldBeEmpty();
    }

    private async Task<MissionView> Patrol(TwinId unit)
    {
        var patrol = (await Desk.Dispatch(Look(unit), "li", "k1")).Single();
        await Says(patrol, (at, task) => new TaskAccepted(at, task), (at, task) => new TaskStarted(at, task));
        return patrol;
    }

    private DispatchAsk Look(TwinId unit) => new(MissionKind.Verify, Aim: At(Cell), Units: [unit]);

    private static string By(LoggedEvent logged) =>
        JsonDocument.Parse(logged.Entry.Payload).RootElement.GetProperty("by").GetString()!;
}
