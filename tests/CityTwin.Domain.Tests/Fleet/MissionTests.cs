using CityTwin.City;
using CityTwin.WorkOrders;
using CsCheck;

namespace CityTwin.Fleet;

public sealed class MissionTests
{
    [Fact]
    public void A_picture_that_comes_when_the_mission_is_over_is_kept_once_and_nothing_else_of_it_is_heard()
    {
        var mission = new MissionDriver().To(MissionState.Done);
        var ended = mission.View.Clocks;
        mission.Wait(120).Says((at, task) => new MediaTaken(at, task, "a/late.jpg", "image/jpeg", null, null, false));
        mission.Says((at, task) => new MediaTaken(at, task, "a/late.jpg", "image/jpeg", null, null, false));

        mission.View.Evidence.ShouldHaveSingleItem().ObjectKey.ShouldBe("a/late.jpg");
        (mission.View.State, mission.View.Clocks).ShouldBe((MissionState.Done, ended));
        mission.Says((at, task) => new MediaTaken(at, task, "a/stranger.jpg", "image/jpeg", null, null, false), MissionDriver.Other);
        mission.Says((at, task) => new TaskFailed(at, task, "x", "y", 0));
        mission.Says((at, _) => new MediaTaken(at, "another-task", "a/other.jpg", "image/jpeg", null, null, false));
        mission.View.Evidence.ShouldHaveSingleItem();
        for (var i = 0; i < MissionView.MaxEvidence + 5; i++)
        {
            mission.Says((at, task) => new MediaTaken(at, task, $"a/{i}.jpg", "image/jpeg", null, null, false));
        }

        mission.View.Evidence.Count.ShouldBe(MissionView.MaxEvidence);
    }

    [Fact]
    public void A_mission_goes_from_planned_to_done_and_keeps_every_clock()
    {
        var mission = new MissionDriver().To(MissionState.Done, MissionDriver.Hot);

        mission.Types.ShouldBe(
            ["mission.planned", "mission.offered", "mission.accepted", "mission.under-way", "mission.on-scene", "mission.found", "mission.done"],
            ignoreOrder: false);
        mission.View.Clocks.ShouldBe(new MissionClocks(
            997_000, 999_000, 1_000_000, null, 1_000_000, 1_000_000, 1_002_000, 1_062_000, 1_107_000, null, 1_107_000));
        mission.View.Attempts.Single().Outcome.ShouldBe("done");
    }

    [Fact]
    public void A_mission_that_is_held_back_is_offered_only_then_or_when_somebody_launches_it()
    {
        var mission = new MissionDriver().Plan(holdBackS: 10);
        Should.Throw<MissionRefusedException>(() => mission.Offer()).Message.ShouldContain("held back for 10000 ms");

        mission.Wait(3).Do(new LaunchMission(), "wang").Offer();

        mission.View.State.ShouldBe(MissionState.Offered);
        mission.View.Clocks.LaunchAtMs.ShouldBe(1_003_000);
    }

    [Fact]
    public void A_hold_back_is_used_to_abort()
    {
        var mission = new MissionDriver().Plan(holdBackS: 10).Do(new AbortMission("false-alarm"), "wang");

        mission.View.State.ShouldBe(MissionState.Aborted);
        mission.View.Because.ShouldBe("false-alarm");
        Should.Throw<MissionRefusedException>(() => mission.Wait(20).Offer()).Why.ShouldBe(MissionRefusal.State);
    }

    [Fact]
    public void A_person_gives_a_listed_reason_so_that_the_record_names_nobody()
    {
        var mission = new MissionDriver().Plan();

        var refusal = mission.Refused(new AbortMission("Mr Li of 3-2 says it is his barbecue"), "wang");

        refusal.Field.ShouldBe("because");
        refusal.Message.ShouldContain("false-alarm");
    }

    [Fact]
    public void A_unit_that_does_not_answer_forfeits_by_the_clock_and_another_is_asked()
    {
        var mission = new MissionDriver().Plan().Offer(answerWithinS: 20).Wait(19).Do(new SweepMission(), MissionActors.Clock);
        mission.View.State.ShouldBe(MissionState.Offered);

        mission.Wait(1).Do(new SweepMission(), MissionActors.Clock).Offer(MissionDriver.Other);

        mission.View.Unit.ShouldBe(MissionDriver.Other);
        mission.View.Attempts.Select(attempt => (attempt.Number, attempt.Outcome, attempt.Code)).ShouldBe(
            [(1, "forfeited", "no-answer"), (2, null, null)]);
    }

    [Fact]
    public void A_unit_that_is_not_on_the_scene_in_time_forfeits_and_one_that_is_paused_does_not()
    {
        var mission = new MissionDriver().To(MissionState.UnderWay).Do(new HoldMission(true), "wang").Wait(500).Do(new SweepMission(), MissionActors.Clock);
        mission.View.State.ShouldBe(MissionState.UnderWay);

        mission.Do(new HoldMission(false), "wang").Do(new SweepMission(), MissionActors.Clock);
        mission.View.State.ShouldBe(MissionState.UnderWay, "what it waited for a person is not its delay");

        mission.Wait(181).Do(new SweepMission(), MissionActors.Clock);

        mission.View.Attempts.Single().Code.ShouldBe("overdue");
        mission.View.Clocks.UnderWayAtMs.ShouldBeNull("the clocks are those of the try that counts");
    }

    [Fact]
    public void What_a_unit_says_of_a_task_it_has_lost_changes_nothing()
    {
        var mission = new MissionDriver().To(MissionState.UnderWay);
        var old = mission.View.Task!.Id;
        mission.Do(new ForfeitMission(1, "silent", "It was not heard for 60 s."), MissionActors.Desk).Offer(MissionDriver.Other);
        var events = mission.Events.Count;

        mission.Says((at, _) => new TaskCompleted(at, old), MissionDriver.Drone);
        mission.Says((at, _) => new TaskAccepted(at, old), MissionDriver.Other);

        mission.Events.Count.ShouldBe(events);
    }

    [Fact]
    public void It_is_offered_so_often_and_then_fails()
    {
        var mission = new MissionDriver().Plan(maxAttempts: 2);
        for (var i = 0; i < 2; i++)
        {
            mission.Offer().Says((at, task) => new TaskRefused(at, task, "314000", "The dock is charging."));
        }

        mission.View.State.ShouldBe(MissionState.Failed);
        mission.View.Because.ShouldBe("2 units have tried; it is offered to no more.");
    }

    [Fact]
    public void A_persons_override_takes_it_from_whoever_has_it_and_is_recorded()
    {
        var mission = new MissionDriver().To(MissionState.UnderWay);
        Should.Throw<MissionRefusedException>(() => mission.Offer(MissionDriver.Other)).Message.ShouldContain("only a person's override");

        mission.Offer(MissionDriver.Other, "wang", isOverride: true);

        mission.Types.TakeLast(2).ShouldBe(["mission.overridden", "mission.offered"], ignoreOrder: false);
        mission.View.Attempts.Select(attempt => (attempt.Unit, attempt.Outcome, attempt.By)).ShouldBe(
            [(MissionDriver.Drone, "overridden", MissionActors.Desk), (MissionDriver.Other, null, "wang")]);
    }

    [Fact]
    public void What_is_hot_enough_confirms_at_once_with_the_figures()
    {
        var mission = new MissionDriver().To(MissionState.OnScene, MissionDriver.Hot).Measures(31).Wait(4).Measures(312.4);

        mission.View.Finding.ShouldBe(MissionFinding.Confirmed);
        mission.View.Because.ShouldBe("maxTemperatureC was 312.4, at least 70, 4 s after arrival.");
        mission.View.Evidence.Select(one => one.Value).ShouldBe([31, 312.4]);
    }

    [Fact]
    public void What_stays_cold_for_the_whole_stay_was_not_found()
    {
        var mission = new MissionDriver().To(MissionState.OnScene, MissionDriver.Hot).Measures(31).Wait(29).Measures(45);
        mission.View.Finding.ShouldBeNull();

        mission.Wait(1).Measures(33);

        mission.View.Finding.ShouldBe(MissionFinding.NotFound);
        mission.View.Because.ShouldBe("maxTemperatureC stayed below 50 for 30 s on the scene; the highest was 45.");
    }

    [Fact]
    public void Between_nothing_and_enough_a_person_has_to_look()
    {
        var mission = new MissionDriver().To(MissionState.OnScene, MissionDriver.Hot).Measures(60).Wait(40).Measures(55).Completes();

        mission.View.Finding.ShouldBe(MissionFinding.Inconclusive);
        mission.View.Because.ShouldBe("maxTemperatureC was 60 at most, less than the 70 that confirm it; a person has to look.");
    }

    [Fact]
    public void A_unit_that_measured_nothing_found_nothing_out()
    {
        var mission = new MissionDriver().To(MissionState.Done, MissionDriver.Hot);

        mission.View.Finding.ShouldBe(MissionFinding.Inconclusive);
    }

    [Fact]
    public void What_is_measured_before_the_scene_decides_nothing()
    {
        var mission = new MissionDriver().To(MissionState.UnderWay, MissionDriver.Hot).Measures(500);

        mission.View.Finding.ShouldBeNull();
    }

    [Fact]
    public void A_person_who_looked_has_the_last_word_on_what_was_found()
    {
        var mission = new MissionDriver().To(MissionState.OnScene, MissionDriver.Hot).Measures(90)
            .Do(new FindMission(MissionFinding.NotFound, "seen-in-picture"), "wang")
            .Do(new FindMission(MissionFinding.Confirmed, "again"), MissionActors.Desk);

        mission.View.Finding.ShouldBe(MissionFinding.NotFound);
    }

    [Fact]
    public void A_drone_that_breaks_on_its_way_home_has_done_its_mission_when_it_had_looked()
    {
        var mission = new MissionDriver().To(MissionState.OnScene, MissionDriver.Hot).Measures(90)
            .Says((at, task) => new TaskFailed(at, task, "low-battery", "It landed at an alternate.", 1));

        mission.View.State.ShouldBe(MissionState.Done);
    }

    [Fact]
    public void A_figure_is_kept_when_it_is_news_and_a_picture_once()
    {
        var mission = new MissionDriver().To(MissionState.OnScene);
        foreach (var value in new double[] { 30, 30.5, 29, 34, 33 })
        {
            mission.Measures(value);
        }

        mission.Says((at, task) => new MediaTaken(at, task, "a/1.jpg", "image/jpeg", null, null, true));
        mission.Says((at, task) => new MediaTaken(at, task, "a/1.jpg", "image/jpeg", null, null, true));
        mission.Do(new KeepEvidence(mission.View.Evidence[^1] with { Media = new SealedItem("c0ffee", "image/jpeg", 5) }), MissionActors.Unit);

        mission.View.Evidence.Select(one => one.ObjectKey ?? $"{one.Value}").ShouldBe(["30", "34", "a/1.jpg"]);
        mission.View.Evidence[^1].Media!.Commitment.ShouldBe("c0ffee");
        mission.Types.Count(type => type == "mission.evidence").ShouldBe(4);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_figure_that_is_no_number_is_refused(double value)
    {
        var mission = new MissionDriver().To(MissionState.OnScene);

        Should.Throw<MissionRefusedException>(() => mission.Measures(value)).Field.ShouldBe("evidence");
    }

    [Fact]
    public void What_handles_is_handled_when_it_is_done()
    {
        var mission = new MissionDriver().To(MissionState.Done, kind: MissionKind.Rescue);

        mission.View.Clocks.HandledAtMs.ShouldBe(mission.View.Clocks.EndedAtMs);
    }

    [Fact]
    public void The_same_request_again_changes_nothing_and_a_stale_version_is_told()
    {
        var mission = new MissionDriver().Plan(holdBackS: 10).Do(new LaunchMission(), "wang", "k1").Do(new AbortMission("not-needed"), "wang", "k1");
        mission.View.State.ShouldBe(MissionState.Planned);

        mission.Refused(new AbortMission("not-needed"), "wang", expectedVersion: 1).Why.ShouldBe(MissionRefusal.Stale);
    }

    [Fact]
    public void A_way_is_planned_anew_only_with_a_newer_revision_of_the_same_task()
    {
        var mission = new MissionDriver().To(MissionState.UnderWay);
        var task = mission.View.Task!;
        mission.Refused(new ReplanMission(task, null, "closure"), MissionActors.Desk).Field.ShouldBe("task.revision");

        mission.Do(new ReplanMission(task with { Revision = 1 }, 5_000, "closure", 9_000), MissionActors.Desk);

        mission.View.Task!.Revision.ShouldBe(1);
        mission.View.OverdueAtMs.ShouldBe(9_000);
    }

    [Fact]
    public void What_makes_no_sense_is_refused_with_its_field()
    {
        Should.Throw<MissionRefusedException>(() => new MissionDriver().Plan(MissionKind.PatrolRoute)).Field.ShouldBe("aim.area");
        Should.Throw<MissionRefusedException>(() => new MissionDriver().Plan(MissionKind.Deliver)).Field.ShouldBe("aim.target");
        Should.Throw<MissionRefusedException>(() => new MissionDriver().Plan(aim: MissionDriver.Aim with { Place = new GeoPoint(500, double.NaN) }))
            .Field.ShouldBe("aim.place");
        Should.Throw<MissionRefusedException>(() => new MissionDriver().Plan(aim: MissionDriver.Aim with { Cell = DivisionCode.Parse("500112001001001") }))
            .Field.ShouldBe("aim.cell");
    }

    [Fact]
    public void A_building_is_inspected_by_its_id_its_outline_or_a_flight_by_a_file_and_by_nothing_less()
    {
        var corner = new GeoPoint(106.5, 29.5);
        MissionAim[] enough =
        [
            MissionDriver.Aim with { Building = TwinId.Parse($"building:{MissionDriver.Cell}:1") },
            MissionDriver.Aim with { Area = [corner, corner, corner] },
            MissionDriver.Aim with { Waypoints = [new TaskStop(corner, [], [], [], null, null, 0)] },
        ];

        enough.ShouldAllBe(aim => new MissionDriver().Plan(MissionKind.InspectBuilding, 0, 3, null, aim).View.Kind == MissionKind.InspectBuilding);
        Should.Throw<MissionRefusedException>(() => new MissionDriver().Plan(MissionKind.InspectBuilding)).Field.ShouldBe("aim.building");
    }

    [Fact]
    public void A_mission_whose_unit_a_person_needed_elsewhere_has_as_many_tries_as_before_and_waits_for_another()
    {
        var mission = new MissionDriver().Plan(maxAttempts: 1).Offer().Accepts().Starts();

        mission.Do(new ForfeitMission(1, MissionReasons.NeededElsewhere, "ignored"), "wang");

        (mission.View.State, mission.View.Unit, mission.View.AttemptsLeft).ShouldBe((MissionState.Planned, null, 1));
        (mission.View.Attempts[0].Outcome, mission.View.Attempts[0].Code, mission.Events[^1].By).ShouldBe(("forfeited", "needed-elsewhere", "wang"));
        mission.Offer(MissionDriver.Other).View.Unit.ShouldBe(MissionDriver.Other);
        mission.Offer(MissionDriver.Drone, "li", isOverride: true).Do(new ForfeitMission(3, MissionReasons.NeededElsewhere, ""), "wang");
        mission.View.AttemptsLeft.ShouldBe(1, "also where a person gave it once more than it had");
        mission.Offer(MissionDriver.Other).Says((at, task) => new TaskFailed(at, task, MissionReasons.NeededElsewhere, "says the unit", 0));
        mission.View.State.ShouldBe(MissionState.Failed, "a unit's own word is not a person's");
    }

    [Fact]
    public void Whatever_is_said_in_whatever_order_versions_run_on_and_what_has_ended_stays_so()
    {
        var said = Gen.Int[0, 13].Array[1, 40];
        said.Sample(steps =>
        {
            var mission = new MissionDriver().Plan(confirm: MissionDriver.Hot);
            MissionState? ended = null;
            foreach (var step in steps)
            {
                try
                {
                    Take(mission.Wait(3), step);
                }
                catch (MissionRefusedException)
                {
                    // It says so, and nothing has changed.
                }

                if (ended is { } was && mission.View.State != was)
                {
                    return false;
                }

                ended = mission.View.IsOpen ? null : mission.View.State;
            }

            return mission.Events.Select(happened => happened.Version).SequenceEqual(Enumerable.Range(1, mission.Events.Count))
                && mission.View.Attempts.SkipLast(1).All(attempt => attempt.Outcome is not null)
                && mission.View.IsOpen == (mission.View.Clocks.EndedAtMs is null);
        });
    }

    private static void Take(MissionDriver mission, int step)
    {
        var task = mission.View.Task?.Id ?? "none";
        _ = step switch
        {
            0 => mission.Offer(),
            1 => mission.Offer(MissionDriver.Other, "wang", isOverride: true),
            2 => mission.Do(new TellMission(MissionDriver.Drone, new TaskAccepted(mission.NowMs, task)), MissionActors.Unit),
            3 => mission.Do(new TellMission(MissionDriver.Drone, new TaskStarted(mission.NowMs, task)), MissionActors.Unit),
            4 => mission.Do(new TellMission(MissionDriver.Drone, new StopReached(mission.NowMs, task, 1)), MissionActors.Unit),
            5 => mission.Do(new TellMission(MissionDriver.Drone, new TaskMeasured(mission.NowMs, task, "maxTemperatureC", 60 + step)), MissionActors.Unit),
            6 => mission.Do(new TellMission(MissionDriver.Drone, new TaskCompleted(mission.NowMs, task)), MissionActors.Unit),
            7 => mission.Do(new TellMission(MissionDriver.Drone, new TaskFailed(mission.NowMs, task, "e", "broken", 0)), MissionActors.Unit),
            8 => mission.Do(new SweepMission(), MissionActors.Clock),
            9 => mission.Do(new HoldMission(true), "wang"),
            10 => mission.Do(new HoldMission(false), "wang"),
            11 => mission.Do(new TellMission(MissionDriver.Drone, new TaskRefused(mission.NowMs, task, "e", "no")), MissionActors.Unit),
            12 => mission.Do(new ForfeitMission(mission.View.Attempt, "silent", "silent"), MissionActors.Desk),
            _ => mission.Do(new HandleMission(), MissionActors.Desk),
        };
    }
}
