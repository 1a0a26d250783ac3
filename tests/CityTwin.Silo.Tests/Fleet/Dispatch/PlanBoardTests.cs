using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Dispatch;
using CityTwin.Sensing;
using CityTwin.Silo.Tests.Running;

namespace CityTwin.Silo.Tests.Fleet.Dispatch;

public class PlanBoardTests
{
    private static readonly DispatchOptions Options = new();

    [Fact]
    public void For_ten_missions_and_sixty_units_no_more_ways_are_looked_for_than_the_bound()
    {
        var router = new SlowWays(seed: 1);

        var plan = Plan(router, Pictures.Of(Pictures.Fleet(60, 1)), Pictures.Missions(10, 1));

        plan.Units.Sum(unit => unit.Entries.Count).ShouldBe(10);
        router.Found.Count.ShouldBeInRange(1, Options.MaxPlanWays);
        router.Found.ShouldBeUnique();
    }

    [Fact]
    public void Whoever_goes_first_goes_by_the_way_that_was_found()
    {
        var unit = Pictures.Unit("crew", "fire-crew", Pictures.At(1_000, 0));
        var router = new SlowWays(seed: 4, mostWinding: 3);
        var mission = Pictures.Mission("m", Pictures.At(0, 0));

        var entry = Plan(router, Pictures.Of(unit), [mission]).Units.ShouldHaveSingleItem().Entries.ShouldHaveSingleItem();

        var (_, way) = new UnitChooser(TestCity.Catalogue, router).WayOf(mission, unit, Pictures.Of(unit));
        entry.ArriveMs.ShouldBe(way.ArriveMs);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Whose_way_was_not_looked_for_is_told_to_be_there_no_sooner(int maxWays, bool isSaid)
    {
        var (unit, mission) = (Pictures.Unit("crew", "fire-crew", Pictures.At(1_000, 0)), Pictures.Mission("m", Pictures.At(0, 0)));
        var board = Board(new DispatchOptions { MaxPlanWays = maxWays });

        var entry = board.Make(Pictures.Of(unit), [mission], running: null).Told.Units.Single().Entries.Single();

        entry.ReasonEn.EndsWith("It is there no sooner: its way was not looked for.", StringComparison.Ordinal).ShouldBe(isSaid, entry.ReasonEn);
        entry.ReasonZh.EndsWith("路线尚未查找。", StringComparison.Ordinal).ShouldBe(isSaid, entry.ReasonZh);
    }

    [Fact]
    public void A_unit_that_is_found_to_have_no_way_leaves_the_mission_to_another()
    {
        var (near, far) = (Pictures.Unit("near", "fire-crew", Pictures.At(100, 0)), Pictures.Unit("far", "fire-crew", Pictures.At(3_000, 0)));
        var router = new SlowWays();
        router.Stuck.Add(near.Id);

        Plan(router, Pictures.Of(near, far), [Pictures.Mission("m", Pictures.At(0, 0))]).Units.ShouldHaveSingleItem().Unit.ShouldBe(far.Id);
    }

    [Fact]
    public void A_flight_that_is_under_way_arrives_when_it_was_said_to_and_who_is_there_is_there()
    {
        var (drone, crew) = (Pictures.Unit("drone", "dock-drone", Pictures.At(100, 0)), Pictures.Unit("crew", "fire-crew", Pictures.At(100, 0)));
        var router = new SlowWays();
        var flown = Pictures.Mission("m", Pictures.At(0, 0)) with
        {
            Unit = drone.Id, State = MissionState.UnderWay,
            Attempts = [new MissionAttempt(1, drone.Id, 1, Pictures.NowMs - 9_000, Pictures.NowMs + 77_000, "test", null, null, null)],
        };
        var there = Pictures.Mission("n", Pictures.At(0, 0)) with { Unit = crew.Id, State = MissionState.OnScene };

        var plan = Plan(router, Pictures.Of(drone, crew), [flown, there]);

        plan.Units.Single(unit => unit.Unit == drone.Id).Entries[0].ArriveMs.ShouldBe(Pictures.NowMs + 77_000);
        plan.Units.Single(unit => unit.Unit == crew.Id).Entries[0].ArriveMs.ShouldBe(Pictures.NowMs);
        router.Found.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("dock-drone", 1)]
    [InlineData("patrol-robot", 1.4)]
    public void A_patrol_keeps_its_unit_until_it_has_gone_all_round_and_it_goes_on_from_where_that_ends(string type, double detour)
    {
        var unit = Pictures.Unit("unit", type, Pictures.At(0, 0));
        var patrol = Route("patrol", (1_000, 0), (3_000, 0), (3_000, 2_000)) with { Unit = unit.Id };

        var entries = Entries(unit, patrol, Pictures.Mission("next", Pictures.At(3_000, 2_500)));

        Took(entries[0]).ShouldBe(Seconds(type, 4_000 * detour), 0.02 * Seconds(type, 4_000 * detour));
        entries[1].StartMs.ShouldBe(entries[0].EndMs);
        Apart(entries[0].EndMs, entries[1].ArriveMs).ShouldBe(Seconds(type, 500 * detour), 5);
    }

    [Fact]
    public void Who_is_half_round_has_the_rest_of_the_round_left()
    {
        var unit = Pictures.Unit("unit", "dock-drone", Pictures.At(3_000, 1_500));
        var patrol = Begun(Route("patrol", (1_000, 0), (3_000, 0), (3_000, 2_000)), unit, scene: 0);

        var entry = Entries(unit with { Mission = patrol.Id, Stop = 2 }, patrol).ShouldHaveSingleItem();

        entry.ArriveMs.ShouldBe(Pictures.NowMs);
        Took(entry).ShouldBe(Seconds("dock-drone", 500), 2);
    }

    [Fact]
    public void A_stay_is_over_when_it_has_lasted_as_long_as_it_takes()
    {
        var unit = Pictures.Unit("unit", "dock-drone", Pictures.At(0, 0));
        var look = Begun(Pictures.Mission("look", Pictures.At(0, 0)), unit, scene: 0) with { Clocks = new MissionClocks(OnSceneAtMs: Pictures.NowMs - 10_000) };
        var stayMs = (long)(1_000 * WayRequests.StayS(TestCity.Catalogue, look));

        Entries(unit with { Mission = look.Id, Stop = 0 }, look).ShouldHaveSingleItem().EndMs.ShouldBe(Pictures.NowMs + stayMs - 10_000);
        look = look with { Clocks = new MissionClocks(OnSceneAtMs: Pictures.NowMs - stayMs - 10_000) };
        Entries(unit with { Mission = look.Id, Stop = 0 }, look).ShouldHaveSingleItem().EndMs.ShouldBe(Pictures.NowMs);
    }

    [Fact]
    public void What_is_delivered_is_fetched_first_and_its_unit_goes_on_from_where_it_was_brought()
    {
        var unit = Pictures.Unit("unit", "patrol-robot", Pictures.At(0, 0));
        var fetched = Pictures.Mission("look", Pictures.At(1_000, 0)) with { Unit = unit.Id };
        var deliver = fetched with { Kind = MissionKind.Deliver, Aim = fetched.Aim with { Target = Pictures.At(1_000, 800) } };

        var thereMs = Entries(unit, fetched).Single().ArriveMs;
        var entries = Entries(unit, deliver, Pictures.Mission("next", Pictures.At(1_000, 1_000)));

        Apart(thereMs, entries[0].ArriveMs).ShouldBe(Seconds("patrol-robot", 800 * 1.4), 10);
        Took(entries[0]).ShouldBe(WayRequests.StayS(TestCity.Catalogue, deliver), 1);
        Apart(entries[0].EndMs, entries[1].ArriveMs).ShouldBe(Seconds("patrol-robot", 200 * 1.4), 5);
    }

    [Fact]
    public void Whom_is_escorted_is_met_first_and_its_unit_goes_on_from_where_they_part()
    {
        var unit = Pictures.Unit("unit", "patrol-robot", Pictures.At(0, 0));
        var escort = Pictures.Mission("escort", Pictures.At(100, 0)) with { Kind = MissionKind.Escort, Unit = unit.Id };
        escort = escort with { Aim = escort.Aim with { Target = Pictures.At(100, 800) } };

        var entries = Entries(unit, escort, Pictures.Mission("next", Pictures.At(100, 1_000)));

        Took(entries[0]).ShouldBe(WayRequests.StayS(TestCity.Catalogue, escort) + Seconds("patrol-robot", 800 * 1.4), 10);
        Apart(entries[0].EndMs, entries[1].ArriveMs).ShouldBe(Seconds("patrol-robot", 200 * 1.4), 5);
    }

    [Fact]
    public void A_given_flight_stays_where_and_flies_as_fast_as_it_says()
    {
        var unit = Pictures.Unit("unit", "dock-drone", Pictures.At(0, 0));
        var flight = Route("flight", (100, 0), (1_100, 0)) with { Unit = unit.Id };
        flight = flight with { Aim = flight.Aim with { Waypoints = [.. flight.Aim.Area.Select(at => Stop(at) with { SpeedMps = 2, Actions = [new StopAction("wait", StopActionType.Wait, 30)] })] } };

        Took(Entries(unit, flight).ShouldHaveSingleItem()).ShouldBe(30 + (1_000 / 2.0) + 30, 5);
    }

    [Fact]
    public void A_patrol_that_is_farther_round_than_its_unit_can_fly_is_nobodys()
    {
        var unit = Pictures.Unit("unit", "dock-drone", Pictures.At(0, 0));
        var farM = TestCity.Catalogue.Fleet.Type("dock-drone")!.CruiseSpeedMps * TestCity.Catalogue.Fleet.Type("dock-drone")!.EnduranceS / 2;

        Entries(unit, Route("near", (100, 0), (300, 0), (100, 0))).ShouldHaveSingleItem();
        Entries(unit, Route("far", (100, 0), (farM, 0), (100, 0))).ShouldBeEmpty();
    }

    /// <summary>It is a Friday, 16:00 in the city.</summary>
    [Theory]
    [InlineData("08:00-16:25", false)]
    [InlineData("08:00-16:45", true)]
    [InlineData("08:00-16:25 16:25-20:00", true)]
    [InlineData("", true)]
    public void A_mission_is_planned_for_a_unit_that_is_home_again_by_the_end_of_its_shift_in_the_citys_time(string hours, bool isPlanned)
    {
        var unit = OnShift(Pictures.Unit("crew", "fire-crew", Pictures.At(1_000, 0)), hours);

        // A quarter of an hour there, and more than ten minutes for turning out and the ways.
        var plan = Plan(new SlowWays(mostWinding: 1), Pictures.Of(unit), [Work("far", 3_500)]);

        plan.Units.SelectMany(one => one.Entries).Any().ShouldBe(isPlanned);
        plan.Unplaced.Any(one => one.ReasonEn.Contains("home by the end of its shift", StringComparison.Ordinal)).ShouldBe(!isPlanned);
    }

    [Fact]
    public void What_is_begun_is_done_past_the_shifts_end_and_nothing_after_it()
    {
        var unit = OnShift(Pictures.Unit("crew", "fire-crew", Pictures.At(0, 0)), "08:00-16:05");
        var begun = Begun(Work("begun", 0), unit, scene: 0);

        var plan = Plan(new SlowWays(), Pictures.Of(unit), [begun, Work("next", 100)]);

        plan.Units.ShouldHaveSingleItem().Entries.ShouldHaveSingleItem().Mission.ShouldBe(begun.Id);
        plan.Unplaced.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(100, "far")]
    [InlineData(600, "near")]
    public void Who_has_worked_in_this_shift_leaves_the_next_to_who_has_not(int endedMinutesAgo, string whose)
    {
        var (near, far) = (Pictures.Unit("near", "fire-crew", Pictures.At(0, 0)), Pictures.Unit("far", "fire-crew", Pictures.At(300, 0)));
        var (work, endedMs) = (Work("work", 0), Pictures.NowMs - (endedMinutesAgo * 60_000L));
        near = near with { History = [new PastMission(Pictures.Mission("past", near.Place).Id, MissionKind.Rescue, "done", endedMs - 3_600_000, endedMs)] };

        var plan = Plan(new SlowWays(mostWinding: 1), Pictures.Of(OnShift(near, "08:00-20:00"), OnShift(far, "08:00-20:00")), [work]);

        plan.Units.ShouldHaveSingleItem().Name.ShouldBe(whose);
    }

    [Fact]
    public void A_plan_begins_from_the_one_before()
    {
        var (west, east) = (Pictures.Mission("west", Pictures.At(0, 0)), Pictures.Mission("east", Pictures.At(2_000, 0)));
        var before = Unimproved().Make(Crews(0, 2_000), [west, east], running: null);
        WhoDoes(before.Told, west).ShouldBe("a");

        // They have changed places: from nothing each would have the other.
        WhoDoes(Unimproved().Make(Crews(2_000, 0), [west, east], running: null).Told, west).ShouldBe("b");
        WhoDoes(Unimproved().Make(Crews(2_000, 0), [west, east], before.Made).Told, west).ShouldBe("a");
        WhoDoes(Board().Make(Crews(2_000, 0), [west, east], before.Made).Told, west).ShouldBe("b", "it is improved from there");
    }

    [Fact]
    public void What_is_over_and_who_is_gone_falls_out_of_the_plan_before()
    {
        var (west, east, fresh) = (
            Pictures.Mission("west", Pictures.At(0, 0)), Pictures.Mission("east", Pictures.At(2_000, 0)), Pictures.Mission("new", Pictures.At(900, 0)));
        var before = Unimproved().Make(Crews(0, 2_000), [west, east], running: null);

        var (plan, made) = Unimproved().Make(Pictures.Of(Crews(0, 2_000).Units[1]), [west, fresh], before.Made);

        plan.Units.ShouldHaveSingleItem().Name.ShouldBe("b");
        plan.Units[0].Entries.Select(entry => entry.Mission).ShouldBe([fresh.Id, west.Id], ignoreOrder: true);
        made!.Units.ShouldHaveSingleItem().Stops.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(0, "a")]
    [InlineData(0.5, "b")]
    public void The_routing_search_goes_on_from_the_plan_before_for_its_share_of_the_time(double share, string whose)
    {
        var (west, east) = (Pictures.Mission("west", Pictures.At(0, 0)), Pictures.Mission("east", Pictures.At(2_000, 0)));
        var before = Unimproved().Make(Crews(0, 2_000), [west, east], running: null);
        var options = new DispatchOptions { PlanWithin = TimeSpan.FromSeconds(1), PlanSolverShare = share };

        WhoDoes(Unimproved(options).Make(Crews(2_000, 0), [west, east], before.Made).Told, west).ShouldBe(whose);
    }

    private static FleetPicture Crews(double aEastM, double bEastM) => Pictures.Of(
        Pictures.Unit("a", "fire-crew", Pictures.At(aEastM, 0)), Pictures.Unit("b", "fire-crew", Pictures.At(bEastM, 0)));

    private static string? WhoDoes(DispatchPlan plan, MissionView mission) =>
        plan.Units.SingleOrDefault(unit => unit.Entries.Any(entry => entry.Mission == mission.Id))?.Name;

    private static PlanBoard Board(DispatchOptions? options = null) =>
        new(TestCity.Catalogue, new SlowWays(mostWinding: 1), options ?? Options, TimeProvider.System);

    /// <summary>What it begins from stays as it is, unless OR-Tools has a share.</summary>
    private static PlanBoard Unimproved(DispatchOptions? options = null) =>
        new(TestCity.Catalogue, new SlowWays(mostWinding: 1), options ?? new DispatchOptions { PlanSolverShare = 0 }, TimeProvider.System) { MaxSteps = 0 };

    /// <summary>A quarter of an hour of work.</summary>
    private static MissionView Work(string key, double eastM) =>
        Pictures.Mission(key, Pictures.At(eastM, 0)) with { Kind = MissionKind.Cordon };

    private static UnitView OnShift(UnitView unit, string hours) => unit with
    {
        Definition = unit.Definition with
        {
            Shifts = [.. hours.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(shift => new ScheduleWindow { Days = ["fri"], From = shift[..5], Until = shift[6..] })],
        },
    };

    private static IReadOnlyList<PlanEntry> Entries(UnitView unit, params MissionView[] missions) =>
        Plan(new SlowWays(mostWinding: 1), Pictures.Of(unit), missions).Units is [var plan] ? plan.Entries : [];

    private static MissionView Route(string key, params (double EastM, double NorthM)[] points)
    {
        var mission = Pictures.Mission(key, Pictures.At(points[0].EastM, points[0].NorthM));
        return mission with { Kind = MissionKind.PatrolRoute, Aim = mission.Aim with { Area = [.. points.Select(point => Pictures.At(point.EastM, point.NorthM))] } };
    }

    /// <summary>On its scene.</summary>
    private static MissionView Begun(MissionView mission, UnitView unit, int scene)
    {
        var stops = MissionStops.Plain(mission.Kind, mission.Aim).Stops.Select(Stop).ToArray();
        return mission with
        {
            Unit = unit.Id, State = MissionState.OnScene,
            Task = new UnitTask("task", mission.Id, mission.Kind, stops, scene, stops.Length, 0, 0, LostLinkAction.ReturnHome),
        };
    }

    private static TaskStop Stop(GeoPoint at) => new(at, [], [], [], null, null, 0);

    private static double Took(PlanEntry entry) => Apart(entry.ArriveMs, entry.EndMs);

    private static double Apart(long fromMs, long toMs) => (toMs - fromMs) / 1_000.0;

    private static double Seconds(string type, double metres) => metres / TestCity.Catalogue.Fleet.Type(type)!.CruiseSpeedMps;

    private static DispatchPlan Plan(SlowWays router, FleetPicture picture, IReadOnlyList<MissionView> missions) =>
        new PlanBoard(TestCity.Catalogue, router, Options, TimeProvider.System).Make(picture, missions, running: null).Told;
}
