using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Ledger;
using CityTwin.Sensing;
using CityTwin.Silo.Tests.Running;
using CityTwin.WorkOrders;

namespace CityTwin.Silo.Tests.Fleet;

public sealed class DispatchTests(DispatchCity city) : DispatchScene(city), IClassFixture<DispatchCity>
{
    [Fact]
    public async Task A_fire_launches_a_drone_is_verified_and_answered_by_a_robot_and_a_crew()
    {
        var drone = Drone("drone1");
        var robot = Here.Units.Add(TwinKind.Robot, "pump-robot", Cell, "robot1");
        var crew = Here.Units.Add(TwinKind.Team, "fire-crew", Cell, "crew1");
        var alert = await Raise();
        var look = await Offered(MissionKind.Verify);
        look.Unit.ShouldBe(drone);
        (look.PlannedBy, look.CorrelationId, look.Alert).ShouldBe(("rule:fire-look", alert.Value, alert.Value));
        look.Bids[0].ReasonEn.ShouldContain("drone1 is there in");
        await Says(look, (at, task) => new TaskAccepted(at, task), (at, task) => new TaskStarted(at, task), (at, task) => new StopReached(at, task, 0));
        await Says(look, (at, task) => new TaskMeasured(at, task, "maxTemperatureC", 312));

        await Ear.Until(logged => logged.Entry.Type == "order.assigned", Patience);
        MissionView[] responses = [await Offered(MissionKind.Rescue), await Offered(MissionKind.Rescue, not: Seen)];
        responses.Select(mission => mission.Unit).ShouldBe([robot, crew], ignoreOrder: true);
        foreach (var mission in responses)
        {
            await Says(mission, (at, task) => new TaskAccepted(at, task), (at, task) => new TaskStarted(at, task),
                (at, task) => new StopReached(at, task, 0), (at, task) => new TaskCompleted(at, task));
        }

        var answered = await Ear.Until(logged => logged.Entry.Type == "order.answered", Patience);
        answered.Order!.CorrelationId.ShouldBe(alert.Value);
        answered.Order.Verified.ShouldBe(true);
        await Says(look, (at, task) => new TaskCompleted(at, task));
        await Ear.Until(logged => logged.Mission is { Kind: MissionKind.Verify, State: MissionState.Done }, Patience);
        Ear.Entries.Where(logged => logged.Order is not null && logged.Entry.Type != "order.reported")
            .Select(logged => logged.Entry.Type).ShouldBe(
            [
                "order.registered", "order.verification-requested", "order.verified", "order.established", "order.assigned",
                "order.accepted", "order.answered",
            ]);
        await Until(() => Here.Units.Find(crew)!.Lease is null);
    }

    [Fact]
    public async Task What_was_not_found_is_said_to_the_order_and_sends_nobody()
    {
        Drone("drone1");
        await Raise();
        var look = await Offered(MissionKind.Verify);
        await Says(look, (at, task) => new StopReached(at, task, 0), (at, task) => new TaskMeasured(at, task, "maxTemperatureC", 31),
            (at, task) => new TaskCompleted(at, task));

        var verified = await Ear.Until(logged => logged.Entry.Type == "order.verified", Patience);

        verified.Order!.Verified.ShouldBe(false);
        Ear.Entries.ShouldNotContain(logged => logged.Mission != null && logged.Mission.Kind == MissionKind.Rescue);
    }

    [Fact]
    public async Task A_unit_that_refuses_or_declines_forfeits_and_the_next_is_asked()
    {
        var (near, middle, far) = (Drone("a", 100), Drone("b", 800), Drone("c", 2_000));
        Here.Units.Refusing[near] = UnitRefusal.Charging;
        await Raise();
        var second = await Offered(MissionKind.Verify, unit: middle);
        await Says(second, (at, task) => new TaskRefused(at, task, "316026", "The dock's cover does not open."));

        var third = await Offered(MissionKind.Verify, unit: far);

        third.Attempts.Select(attempt => (attempt.Unit, attempt.Outcome, attempt.Code)).ShouldBe(
            [(near, "forfeited", "charging"), (middle, "declined", "316026"), (far, null, null)]);
    }

    [Fact]
    public async Task A_unit_whose_twin_cannot_be_reached_is_passed_over()
    {
        var (near, far) = (Drone("a", 100), Drone("b", 800));
        Here.Units.Unreachable[near] = true;
        await Raise();

        (await Offered(MissionKind.Verify)).Unit.ShouldBe(far);
    }

    [Fact]
    public async Task Of_two_dispatchers_who_grab_one_unit_the_second_is_told_who_has_it()
    {
        var drone = Drone("a");
        var ask = new DispatchAsk(MissionKind.Verify, Aim: At(Cell), Units: [drone]);

        var sent = (await Desk.Dispatch(ask, "wang", "k1")).Single();
        var refusal = await Should.ThrowAsync<UnitRefusedException>(() => Desk.Dispatch(ask, "li", "k2"));

        (sent.State, sent.Unit, sent.PlannedBy).ShouldBe((MissionState.Offered, drone, "wang"));
        (refusal.Why, refusal.Message).ShouldBe((UnitRefusal.Taken, $"{drone} is under the control of {sent.Id}."));
        (await Desk.Dispatch(ask, "wang", "k1")).Single().Id.ShouldBe(sent.Id);
        (await Log.ListMissions(new MissionQuery())).Missions.Count.ShouldBe(1, "who is told leaves nothing behind");
    }

    [Fact]
    public async Task A_unit_of_another_district_is_sent_by_nobody_here_unless_it_was_lent_and_then_not_from_home()
    {
        var there = NextStreet();
        var stranger = Here.Units.Add(TwinKind.Drone, "dock-drone", TestCity.CellOf(there, 1), "stranger");
        var other = Client.GetGrain<IDispatchGrain>(there.District.Value);
        await Raise();
        var look = (await Ear.Until(logged => logged.Entry.Type == "mission.planned", Patience)).Mission!;

        (await Should.ThrowAsync<UnitRefusedException>(() => Desk.Override(look.Id, stranger, "wang", "k1"))).Why.ShouldBe(UnitRefusal.Missing);
        (await Should.ThrowAsync<UnitRefusedException>(
            () => Desk.Dispatch(new DispatchAsk(MissionKind.Verify, Aim: At(Cell), Units: [stranger]), "wang", "k2"))).Why.ShouldBe(UnitRefusal.Missing);
        Here.Units.Find(stranger)!.Lease.ShouldBeNull("nobody has so much as reserved it");

        var asked = await Desk.AskAid(look.Id, there.District, "our drone is away", "wang");
        await Until(async () => (await other.ListAid()).Count == 1);
        await other.DecideAid(asked.Id, [stranger], "here it is", "li");
        (await Offered(MissionKind.Verify)).Unit.ShouldBe(stranger);
        (await Should.ThrowAsync<UnitRefusedException>(
            () => other.Dispatch(new DispatchAsk(MissionKind.Verify, Aim: At(TestCity.CellOf(there, 1)), Units: [stranger]), "li", "k3")))
            .Message.ShouldContain($"is lent to another district, {Street.District},");
    }

    [Fact]
    public async Task A_persons_override_takes_the_mission_to_their_unit_and_calls_the_other_home()
    {
        var (near, far) = (Drone("a", 100), Drone("b", 2_000));
        await Raise();
        var look = await Offered(MissionKind.Verify, unit: near);
        await Says(look, (at, task) => new TaskStarted(at, task));

        var given = await Desk.Override(look.Id, far, "wang", "k1");

        (given.Unit, given.Attempts[^1].By).ShouldBe((far, "wang"));
        await Until(() => Here.Units.Told.Any(told => told.Unit == near && told.Command is ReturnHome));
        await Until(() => Here.Units.Find(near)!.Lease is null);
        await Ear.Until(logged => logged.Entry.Type == "mission.overridden", Patience);
    }

    [Fact]
    public async Task A_recalled_mission_is_offered_to_nobody_else_and_pausing_tells_the_unit_first()
    {
        var drone = Drone("a");
        Drone("b", 2_000);
        await Raise();
        var look = await Offered(MissionKind.Verify, unit: drone);
        await Says(look, (at, task) => new TaskAccepted(at, task), (at, task) => new TaskStarted(at, task));
        (await Desk.Steer(look.Id, MissionSteer.Pause, "", "wang")).IsPaused.ShouldBeTrue();
        Here.Units.Told.ShouldContain(told => told.Unit == drone && told.Command is PauseTask && told.By == "wang");

        (await Desk.Steer(look.Id, MissionSteer.Recall, "false-alarm", "wang")).State.ShouldBe(MissionState.Aborted);

        await Until(() => Here.Units.Told.Any(told => told.Unit == drone && told.Command is ReturnHome));
        (await Should.ThrowAsync<MissionRefusedException>(() => Desk.Steer(look.Id, MissionSteer.Pause, "", "wang"))).Why.ShouldBe(MissionRefusal.State);
    }

    [Fact]
    public async Task A_recalled_unit_comes_home_though_its_lease_has_ended()
    {
        var drone = Drone("a");
        await Raise();
        var look = await Offered(MissionKind.Verify, unit: drone);
        await Says(look, (at, task) => new TaskAccepted(at, task), (at, task) => new TaskStarted(at, task));
        Here.Units.Change(drone, unit => unit with { Lease = null });

        await Desk.Steer(look.Id, MissionSteer.Recall, "false-alarm", "wang");

        await Until(() => Here.Units.Told.Any(told => told.Unit == drone && told.Command is ReturnHome));
        await Until(() => Here.Units.Find(drone)!.Lease is null);
    }

    [Fact]
    public async Task A_unit_that_a_person_takes_over_loses_its_mission_to_another()
    {
        var (near, far) = (Drone("a", 100), Drone("b", 800));
        await Raise();
        var look = await Offered(MissionKind.Verify, unit: near);
        Here.Units.Lease(near, "wang", isPerson: true, TimeSpan.FromMinutes(5), Now);
        await Here.Restart(); // The next activation renews what it has at once.
        await Listen();

        await Until(async () => (await Mission(look).Get())!.Unit == far);

        (await Mission(look).Get())!.Attempts[0].Code.ShouldBe("taken-over");
    }

    [Fact]
    public async Task Whoever_takes_a_unit_over_just_as_it_is_sent_is_the_reason_and_not_the_token()
    {
        var (near, far) = (Drone("a", 100), Drone("b", 800));
        Here.Units.Grabbed[near] = "wang";
        await Raise();

        (await Offered(MissionKind.Verify, unit: far)).Attempts[0].Code.ShouldBe("taken-over");
    }

    [Fact]
    public async Task A_unit_that_falls_silent_forfeits()
    {
        var (near, far) = (Drone("a", 100), Drone("b", 800));
        await Raise();
        var look = await Offered(MissionKind.Verify, unit: near);
        await Says(look, (at, task) => new TaskStarted(at, task));
        Here.Units.Change(near, unit => unit with { Link = UnitLink.Offline, HeardAtMs = 1 });

        var next = await Offered(MissionKind.Verify, unit: far);

        next.Attempts[0].Code.ShouldBe("silent");
    }

    [Fact]
    public async Task A_lent_unit_that_falls_silent_on_the_scene_forfeits_as_one_of_the_district_does()
    {
        var (look, other, asked, lent) = await AidAsked();
        await other.DecideAid(asked.Id, [lent], "here it is", "li");
        await Says(await Offered(MissionKind.Verify, unit: lent), (at, task) => new TaskStarted(at, task), (at, task) => new StopReached(at, task, 0));

        Here.Units.Change(lent, unit => unit with { Link = UnitLink.Offline, HeardAtMs = 1 });

        var forfeited = await Ear.Until(logged => logged.Entry.Type == "mission.forfeited", Patience);
        (forfeited.Mission!.Attempts[0].Unit, forfeited.Mission.Attempts[0].Code).ShouldBe((lent, "silent"));
    }

    [Fact]
    public async Task A_mission_for_an_order_is_as_pressing_as_the_order_where_nobody_says_it_otherwise()
    {
        var order = WorkOrderIdentity.OfReport(Cell, WorkOrderSource.Citizen, "li", $"{Now:x}");
        await Client.GetGrain<IWorkOrderGrain>(order.Value).Do(new WorkOrderRequest(
            new ReportOrder(WorkOrderSource.Citizen, "M04006", Urgency.Critical, 106.5, 29.5, Now, Street), "li", "k"));

        var planned = (await Desk.Dispatch(new DispatchAsk(MissionKind.Verify, Order: order.Value), "wang", "k1")).Single();
        var asked = (await Desk.Dispatch(new DispatchAsk(MissionKind.Verify, Order: order.Value, Priority: 4), "wang", "k2")).Single();

        (planned.Priority, asked.Priority).ShouldBe((1, 4));
    }

    [Fact]
    public async Task No_state_of_a_mission_is_lost_with_a_silo()
    {
        var drone = Drone("a");
        Here.Units.Refusing[drone] = UnitRefusal.Unavailable; // Nobody can do it yet.
        Here.Units.Change(drone, unit => unit with { Status = UnitStatus.Unavailable });
        await Raise();
        var planned = (await Ear.Until(logged => logged.Entry.Type == "mission.planned", Patience)).Mission!;
        await Here.Restart();
        Here.Units.Refusing.TryRemove(drone, out _);
        Here.Units.Change(drone, unit => unit with { Status = UnitStatus.Available });
        await Until(async () => (await Mission(planned).Get())!.State == MissionState.Offered);

        await Here.Restart();
        await Until(() => Here.Units.Told.Count(told => told.Command is StartTask start && start.Task.Mission == planned.Id) >= 2);
        await Says(planned, (at, task) => new TaskAccepted(at, task));
        await Here.Restart();
        await Says(planned, (at, task) => new TaskStarted(at, task), (at, task) => new StopReached(at, task, 0));
        await Here.Restart();
        await Says(planned, (at, task) => new TaskMeasured(at, task, "maxTemperatureC", 312));
        await Here.Restart();

        await Until(async () => (await Log.ListMissions(new MissionQuery())).Missions.Count == 3);
        var after = (await Mission(planned).Get())!;
        (after.State, after.Finding, after.Attempts.Count).ShouldBe((MissionState.OnScene, MissionFinding.Confirmed, 1));
    }

    [Fact]
    public async Task An_order_that_is_closed_by_a_person_ends_its_missions_and_the_unit_comes_home()
    {
        var drone = Drone("a");
        await Raise();
        var look = await Offered(MissionKind.Verify, unit: drone);
        await Says(look, (at, task) => new TaskStarted(at, task));
        var order = (await Ear.Until(logged => logged.Entry.Type == "order.reported", Patience)).Order!.Id;

        await Client.GetGrain<IWorkOrderGrain>(order.Value).Do(new WorkOrderRequest(new RejectOrder("false-alarm"), "wang"));

        var aborted = await Ear.Until(logged => logged.Entry.Type == "mission.aborted", Patience);
        aborted.Mission!.Because.ShouldBe($"Its order {order} is rejected.");
        await Until(() => Here.Units.Told.Any(told => told.Unit == drone && told.Command is ReturnHome));
    }

    [Fact]
    public async Task Aid_of_another_district_is_asked_granted_and_given_back()
    {
        var (look, other, asked, lent) = await AidAsked();
        (await Should.ThrowAsync<MissionRefusedException>(() => Desk.DecideAid(asked.Id, [lent], "", "wang"))).Message.ShouldContain("to grant");
        await other.DecideAid(asked.Id, [lent], "here it is", "li");

        (await Offered(MissionKind.Verify)).Unit.ShouldBe(lent);
        await Desk.Steer(look.Id, MissionSteer.Recall, "not-needed", "wang");
        await Until(async () => (await other.ListAid()).Single().State == AidState.Ended);
        Ear.Entries.Count(logged => logged.Entry.Type == "mission.aid").ShouldBe(2);
    }

    [Fact]
    public async Task A_launch_that_the_log_did_not_take_is_made_when_it_takes_events_again()
    {
        Drone("a");
        Here.Silos.Errors.Expect("events were not written to disk");
        var alert = await Raise(Severity.Yellow);
        using (new BrokenDisks([Here.Disk]))
        {
            await Should.ThrowAsync<LogNotWrittenException>(() => Desk.Dispatch(new DispatchAsk(MissionKind.Verify, Aim: At(Cell)), "wang", "k"));
        }

        await Signal(alert, Severity.Red, 1);

        (await Offered(MissionKind.Verify)).Alert.ShouldBe(alert.Value);
    }

    [Fact]
    public async Task A_robot_that_is_on_the_scene_is_given_the_rest_of_its_way()
    {
        var robot = Here.Units.Add(TwinKind.Robot, "patrol-robot", Cell, "robot");
        var aim = At(Cell) with { Target = new GeoPoint(106.502, 29.5, 200) };
        var escort = (await Desk.Dispatch(new DispatchAsk(MissionKind.Escort, Aim: aim, Needs: [], Units: [robot]), "wang", "k")).Single();
        (escort.Task!.Released, escort.Task.Stops.Count).ShouldBe((1, 2));

        await Says(escort, (at, task) => new TaskStarted(at, task), (at, task) => new StopReached(at, task, 0));

        var replanned = await Ear.Until(logged => logged.Entry.Type == "mission.replanned", Patience);
        (replanned.Mission!.Task!.Released, replanned.Mission.Task.Revision).ShouldBe((2, 1));
        Here.Units.Told.ShouldContain(told => told.Unit == robot && told.Command is StartTask && ((StartTask)told.Command).Task.Revision == 1);
    }
}
