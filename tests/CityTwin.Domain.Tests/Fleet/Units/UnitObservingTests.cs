using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Units;

namespace CityTwin.Domain.Tests.Fleet.Units;

public class UnitObservingTests
{
    [Fact]
    public void A_stale_state_changes_nothing_newer()
    {
        var unit = Crew.Online.After(Crew.At(106.56, Crew.Now, energy: 80));
        unit.After(Crew.At(106.50, Crew.Now - 1, energy: 20)).ShouldBe(unit);
        unit.After(Crew.At(106.57, Crew.Now + 1)).Place.Longitude.ShouldBe(106.57);
    }

    [Fact]
    public void A_clock_that_is_ahead_does_not_make_what_follows_stale() => Crew.Online
        .After(Crew.At(106.56, Crew.Now + 3_600_000), Crew.At(106.57, Crew.Now + 1)).Place.Longitude.ShouldBe(106.57);

    [Fact]
    public void A_unit_that_says_nothing_is_silent_then_offline_and_forfeits_its_mission()
    {
        var unit = Crew.OnMission;
        unit.Look(Crew.Times, Crew.Now + 14_999).Next.Link.ShouldBe(UnitLink.Online);
        var (silent, isGrave) = unit.Look(Crew.Times, Crew.Now + 15_000);
        (silent.Link, isGrave, silent.Task).ShouldBe((UnitLink.Silent, true, unit.Task));
        var gone = silent.Look(Crew.Times, Crew.Now + 60_000).Next;
        (gone.Link, gone.Task, gone.Lease).ShouldBe((UnitLink.Offline, null, null));
        var told = gone.Untold.ShouldHaveSingleItem();
        told.Signal.ShouldBeOfType<TaskFailed>().Code.ShouldBe("silent");
        told.Mission.ShouldBe(Crew.Task().Mission);
        gone.History[0].Outcome.ShouldBe("forfeited");
        gone.StrayTask.ShouldBe("m1-1", "it is told to end the task when it comes back");
        gone.Look(Crew.Times, Crew.Now + 90_000).IsGrave.ShouldBeFalse();
    }

    [Fact]
    public void What_was_not_heard_while_nobody_listened_is_no_silence()
    {
        var woken = Crew.Now + 300_000;
        var unit = Crew.OnMission;
        unit.LookAtMs(Crew.Times, woken).ShouldBe(woken + 15_000);
        unit.Look(Crew.Times, woken + 14_999, woken).Next.ShouldBe(unit);
        var silent = unit.Look(Crew.Times, woken + 15_000, woken).Next;
        silent.Link.ShouldBe(UnitLink.Silent);
        silent.Look(Crew.Times, woken + 60_000, woken).Next.Task.ShouldBeNull();
    }

    [Fact]
    public void A_unit_that_is_heard_again_is_online_but_not_one_that_has_signed_off()
    {
        var silent = Crew.Online.Look(Crew.Times, Crew.Now + 20_000).Next;
        silent.Heard(Crew.Now + 21_000).Link.ShouldBe(UnitLink.Online);
        var off = Crew.Online.After(new UnitLinkChanged(Crew.Now, UnitLink.Offline, "it has signed off"));
        off.Heard(Crew.Now + 1).Link.ShouldBe(UnitLink.Offline);
    }

    [Fact]
    public void A_mission_is_told_what_happens_once_and_in_order()
    {
        var unit = Crew.OnMission.After(
            new TaskAccepted(Crew.Now, "m1-1"), new TaskStarted(Crew.Now, "m1-1"), new TaskProgressed(Crew.Now, "m1-1", 1, 40),
            new StopReached(Crew.Now, "m1-1", 1), new TaskCompleted(Crew.Now, "m1-1"), new TaskCompleted(Crew.Now, "m1-1"));
        unit.Untold.Select(one => one.Signal.GetType().Name).ShouldBe(["TaskAccepted", "TaskStarted", "StopReached", "TaskCompleted"]);
        (unit.Task, unit.History.Count, unit.History[0].Outcome).ShouldBe((null, 1, "done"));
    }

    [Fact]
    public void Of_a_task_that_is_over_pictures_still_count_and_nothing_else_does()
    {
        var unit = Crew.OnMission.After(new TaskCompleted(Crew.Now, "m1-1"));
        unit.After(new MediaTaken(Crew.Now, "m1-1", "key", "image/jpeg", null, null, true)).Untold.Count.ShouldBe(2);
        unit.After(new TaskStarted(Crew.Now, "m1-1")).ShouldBe(unit);
        unit.After(new MediaTaken(Crew.Now, "elsewhere", "key", "image/jpeg", null, null, true)).ShouldBe(unit);
    }

    [Fact]
    public void Troubles_keep_the_moment_they_began_and_end_when_they_are_not_named_any_more()
    {
        var first = new UnitTrouble("low-tyre", false, "left", Crew.Now);
        var unit = Crew.Online.After(new UnitTroublesSaid(Crew.Now, [first]));
        var later = unit.After(new UnitTroublesSaid(Crew.Now, [first with { SinceMs = Crew.Now + 500 }]));
        later.Troubles.ShouldBe([first]);
        later.After(new UnitTroublesSaid(Crew.Now, [])).Troubles.ShouldBeEmpty();
    }

    [Fact]
    public void Radio_and_track_have_an_end()
    {
        var unit = Crew.Online;
        var track = new UnitTrack(100);
        for (var i = 0; i < 1_000; i++)
        {
            unit = unit.Note(Crew.Now + i, "word", $"{i}");
            track.Add(new TrackPoint(Crew.Now + (i * 1_000), new GeoPoint(106.5 + (i * 0.001), 29.5 + (i % 2 * 0.001))));
        }

        unit.Radio.Count.ShouldBe(UnitState.MaxRadio);
        unit.Radio[^1].Text.ShouldBe("999");
        track.Points.Count.ShouldBe(100);
    }

    [Fact]
    public void A_straight_way_is_one_line()
    {
        var track = new UnitTrack(100);
        for (var i = 0; i < 50; i++)
        {
            track.Add(new TrackPoint(Crew.Now + (i * 1_000), new GeoPoint(106.5 + (i * 0.0001), 29.5)));
        }

        track.Points.Count.ShouldBe(2);
        track.Points[^1].Position.Longitude.ShouldBe(106.5049, 1e-9);
    }

    [Fact]
    public void What_is_ahead_leaves_out_what_has_been_passed()
    {
        var view = Crew.OnMission.After(Crew.At(106.557)).See(Crew.Type, 1, Crew.Cell, true, Crew.Now);
        view.Path.Select(point => Math.Round(point.Longitude, 3)).ShouldBe([106.56, 106.565, 106.57]);
        view.EtaMs!.Value.ShouldBeInRange(Crew.Now + 25_000, Crew.Now + 35_000);
        (view.Mission, view.Stop, view.Status).ShouldBe((Crew.Task().Mission, 0, UnitStatus.Busy));
    }
}
