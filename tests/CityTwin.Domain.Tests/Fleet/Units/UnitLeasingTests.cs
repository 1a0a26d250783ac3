using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Units;
using CsCheck;

namespace CityTwin.Domain.Tests.Fleet.Units;

public class UnitLeasingTests
{
    private const string M1 = "mission:500103001001007:m1";
    private const string M2 = "mission:500103001001007:m2";

    [Fact]
    public void Of_two_that_grab_a_unit_one_has_it()
    {
        var unit = Lend(Crew.Online, M1);
        Why(() => Lend(unit, M2)).ShouldBe(UnitRefusal.Taken);
        Lend(unit, M1).Lease!.Fence.ShouldBe(unit.Lease!.Fence, "the same holder renews");
        Lend(unit.Return(unit.Lease!.Fence), M2).Lease!.Fence.ShouldBe(2);
        unit.Return(99).ShouldBe(unit, "an older token gives nothing back");
        unit.Lend(Crew.Type, M2, false, 1_000, Crew.Now + 60_000).Lease!.Holder.ShouldBe(M2, "a lease that is over is nobody's");
    }

    [Fact]
    public void A_person_takes_a_unit_from_a_mission_which_is_told_and_no_mission_takes_it_back()
    {
        var taken = Crew.OnMission.Lend(Crew.Type, "user:li", isPerson: true, 60_000, Crew.Now);
        taken.Lease!.Fence.ShouldBe(2);
        taken.Untold.Single().Signal.ShouldBeOfType<TaskFailed>().Code.ShouldBe("taken-over");
        (taken.Task, taken.StrayTask).ShouldBe((null, "m1-1"));
        Why(() => Lend(taken, M2)).ShouldBe(UnitRefusal.Taken);
        Why(() => taken.Lend(Crew.Type, "user:wang", isPerson: true, 60_000, Crew.Now)).ShouldBe(UnitRefusal.Taken);
    }

    [Fact]
    public void A_mission_whose_lease_has_ended_under_way_has_its_unit_again_without_being_judged()
    {
        var later = Crew.Now + 60_000;
        var lapsed = Crew.OnMission.After(Steered(UnitControl.Manual), Crew.At(106.55, energy: 1));
        lapsed.LeaseAt(later).ShouldBeNull();

        var again = lapsed.Lend(Crew.Type, M1, isPerson: false, 60_000, later);

        (again.LeaseAt(later)!.Holder, again.Lease!.Fence, again.Task).ShouldBe((M1, 2, lapsed.Task));
        again.Judge(Crew.Type, new ReturnHome("c", again.Lease.Fence), later);
        Why(() => lapsed.Lend(Crew.Type, M2, isPerson: false, 60_000, later)).ShouldBe(UnitRefusal.NotAutomatic, "another mission's is judged");
        Why(() => Crew.OnMission.Lend(Crew.Type, M2, isPerson: false, 60_000, later)).ShouldBe(UnitRefusal.Taken);
    }

    [Fact]
    public void A_person_who_takes_a_unit_over_whose_lease_has_ended_forfeits_its_mission_too()
    {
        var taken = Crew.OnMission.Lend(Crew.Type, "user:li", isPerson: true, 60_000, Crew.Now + 60_000);

        taken.Untold.Single().Signal.ShouldBeOfType<TaskFailed>().Code.ShouldBe("taken-over");
        (taken.Task, taken.StrayTask, taken.Lease!.Holder).ShouldBe((null, "m1-1", "user:li"));
    }

    [Fact]
    public void A_person_gives_a_unit_that_is_on_a_mission_another_and_it_leaves_the_first_when_it_is_told()
    {
        var given = Preempt(Crew.OnMission.After(new UnitDutySaid(Crew.Now, UnitStatus.Busy, 4)), from: M1);
        (given.Lease!.Holder, given.Lease.Fence, given.Task!.Mission.Value).ShouldBe((M2, 2, M1), "it goes on until it is told");
        Why(() => Lend(given, M1)).ShouldBe(UnitRefusal.Taken);
        Lend(given.Return(2), M1).Lease!.Fence.ShouldBe(3, "given back it is the first's again");

        var start = new StartTask("c", 2, Crew.Task("m2-1") with { Mission = MissionId.Parse(M2) });
        given.Judge(Crew.Type, start, Crew.Now);
        var begun = given.Begin(start.Task, Crew.Now);

        begun.Task!.Mission.Value.ShouldBe(M2);
        begun.Lease!.Holder.ShouldBe(M2);
        var (mission, signal) = begun.Untold.Single();
        (mission.Value, signal.ShouldBeOfType<TaskFailed>().Code).ShouldBe((M1, MissionReasons.NeededElsewhere));
        begun.History[0].Mission.Value.ShouldBe(M1);
        Why(() => begun.Judge(Crew.Type, new PauseTask("c", 1), Crew.Now)).ShouldBe(UnitRefusal.Fenced, "the first commands it no more");
    }

    [Fact]
    public void A_person_takes_no_unit_that_is_not_where_he_saw_it_or_that_a_hand_has()
    {
        Why(() => Preempt(Crew.OnMission, from: null)).ShouldBe(UnitRefusal.Taken);
        Why(() => Preempt(Crew.OnMission, from: "mission:500103001001007:m3")).ShouldBe(UnitRefusal.Taken);
        Why(() => Crew.OnMission.Preempt(Crew.Type, MissionId.Parse(M2), null, 60_000, Crew.Now + 60_000)).ShouldBe(UnitRefusal.Taken, "its lease has ended, its task has not");
        Why(() => Preempt(Crew.Online.Lend(Crew.Type, "user:li", isPerson: true, 60_000, Crew.Now), from: null)).ShouldBe(UnitRefusal.Taken);
        Why(() => Crew.OnMission.Judge(Crew.Type, new StartTask("c", 1, Crew.Task("m2-1") with { Mission = MissionId.Parse(M2) }), Crew.Now))
            .ShouldBe(UnitRefusal.Taken, "without the lease");
    }

    [Theory]
    [InlineData(UnitStatus.Resting)]
    [InlineData(UnitStatus.OffDuty)]
    [InlineData(UnitStatus.Busy)]
    public void A_person_sends_who_does_not_want_to_go_and_nobody_sends_what_cannot(UnitStatus duty)
    {
        Preempt(Crew.Online.After(new UnitDutySaid(Crew.Now, duty, 4)), from: null).Lease!.Holder.ShouldBe(M2);
        Why(() => Preempt(UnitState.New(Crew.Definition), from: null)).ShouldBe(UnitRefusal.Offline);
        Why(() => Preempt(Crew.OnMission.After(Steered(UnitControl.Manual)), from: M1)).ShouldBe(UnitRefusal.NotAutomatic);
        Why(() => Preempt(Crew.Online.After(Crew.At(106.55, energy: 14)), from: null)).ShouldBe(UnitRefusal.Charging);
        Why(() => Preempt(Crew.Online.After(new UnitTroublesSaid(Crew.Now, [new UnitTrouble("axle", true, "broken", Crew.Now)])), from: null))
            .ShouldBe(UnitRefusal.Unavailable);
    }

    [Fact]
    public void Tokens_only_grow() => Gen.Int[0, 4].Array[1, 50].Sample(steps =>
    {
        var (unit, last) = (Crew.Online, 0L);
        var nowMs = Crew.Now;
        foreach (var step in steps)
        {
            nowMs += 20_000;
            unit = unit.Heard(nowMs);
            try
            {
                unit = step switch
                {
                    0 => unit.Lend(Crew.Type, M1, false, 30_000, nowMs),
                    1 => unit.Lend(Crew.Type, M2, false, 30_000, nowMs),
                    2 => unit.Lend(Crew.Type, "user:li", true, 30_000, nowMs),
                    3 => unit.Preempt(Crew.Type, MissionId.Parse(M2), MissionId.Parse(M1), 30_000, nowMs),
                    _ => unit.Return(unit.Lease?.Fence ?? 0),
                };
            }
            catch (UnitRefusedException)
            {
                continue;
            }

            if (unit.LastFence < last || (unit.Lease is { } lease && lease.Fence > unit.LastFence))
            {
                return false;
            }

            last = unit.LastFence;
        }

        return true;
    });

    [Fact]
    public void Each_reason_not_to_send_a_unit_has_its_name()
    {
        Why(() => Lend(UnitState.New(Crew.Definition), M1)).ShouldBe(UnitRefusal.Offline);
        Why(() => Lend(Crew.Online.After(new UnitLinkChanged(Crew.Now, UnitLink.Silent, "")), M1)).ShouldBe(UnitRefusal.Offline);
        Why(() => Lend(Crew.Online.After(Steered(UnitControl.Manual)), M1)).ShouldBe(UnitRefusal.NotAutomatic);
        Why(() => Lend(Crew.Online.After(Steered(UnitControl.EmergencyStop)), M1)).ShouldBe(UnitRefusal.NotAutomatic);
        Why(() => Lend(Crew.Online.After(Crew.At(106.55, energy: 14)), M1)).ShouldBe(UnitRefusal.Charging);
        Why(() => Lend(Crew.Online.After(new UnitDutySaid(Crew.Now, UnitStatus.Resting, 4)), M1)).ShouldBe(UnitRefusal.Unavailable);
        Why(() => Lend(Crew.Online.After(new UnitTroublesSaid(Crew.Now, [new UnitTrouble("axle", true, "broken", Crew.Now)])), M1))
            .ShouldBe(UnitRefusal.Unavailable);
        Lend(Crew.Online.After(Crew.At(106.55, energy: 15)), M1).Lease.ShouldNotBeNull();
    }

    [Fact]
    public void A_command_without_the_token_in_force_is_refused()
    {
        var unit = Crew.Leased();
        Why(() => unit.Judge(Crew.Type, new PauseTask("c", 0), Crew.Now)).ShouldBe(UnitRefusal.Fenced);
        Why(() => unit.Judge(Crew.Type, new PauseTask("c", 1), Crew.Now + 60_000)).ShouldBe(UnitRefusal.Fenced);
        unit.Judge(Crew.Type, new PauseTask("c", 1), Crew.Now);
        unit.Judge(Crew.Type, new AskState("c", 0), Crew.Now);
        Why(() => unit.After(Steered(UnitControl.Manual)).Judge(Crew.Type, new StartTask("c", 1, Crew.Task()), Crew.Now))
            .ShouldBe(UnitRefusal.NotAutomatic);
        Why(() => unit.Judge(Crew.Type, new StartTask("c", 1, Crew.Task() with { Stops = [] }), Crew.Now)).ShouldBe(UnitRefusal.Invalid);
        Why(() => Crew.OnMission.Judge(Crew.Type, new StartTask("c", 1, Crew.Task("m1-2")), Crew.Now)).ShouldBe(UnitRefusal.Taken);
        var changed = unit.Begin(Crew.Task(revision: 3), Crew.Now);
        Why(() => changed.Judge(Crew.Type, new StartTask("c", 1, Crew.Task(revision: 2)), Crew.Now)).ShouldBe(UnitRefusal.Invalid);
    }

    private static UnitState Lend(UnitState unit, string holder) => unit.Lend(Crew.Type, holder, isPerson: false, 60_000, Crew.Now);

    private static UnitState Preempt(UnitState unit, string? from) =>
        unit.Preempt(Crew.Type, MissionId.Parse(M2), from is null ? null : MissionId.Parse(from), 60_000, Crew.Now);

    private static UnitReported Steered(UnitControl control) => new(Crew.Now, null, Control: control);

    private static UnitRefusal Why(Action act) => Should.Throw<UnitRefusedException>(act).Why;
}
