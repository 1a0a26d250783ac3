using CityTwin.Fleet;
using CityTwin.Fleet.Dispatch;
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

    private static DispatchPlan Plan(SlowWays router, FleetPicture picture, IReadOnlyList<MissionView> missions) =>
        new PlanBoard(TestCity.Catalogue, router, Options, TimeProvider.System).Make(picture, missions);
}
