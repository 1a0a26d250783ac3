using CityTwin.Fleet.Dispatch;
using CityTwin.Silo.Tests.Running;
using CsCheck;

namespace CityTwin.Silo.Tests.Fleet.Dispatch;

public class UnitChooserTests
{
    [Fact]
    public void Whom_it_sends_costs_what_it_costs_when_every_way_is_looked_for_before() =>
        Gen.Select(Gen.Int[1, 8], Gen.Int[1, 30], Gen.Int[0, 1_000_000]).Sample(
            (missions, units, seed) =>
            {
                var (picture, open) = (Pictures.Of(Pictures.Fleet(units, seed)), Pictures.Missions(missions, seed));
                var (lazy, eager) = (new SlowWays(seed, noWayShare: 0.1), new SlowWays(seed, noWayShare: 0.1) { Eager = true });

                var chosen = Choose(lazy, picture, open);

                Cost(chosen).ShouldBe(Cost(Choose(eager, picture, open)), 0.01 * (missions + 1));
                chosen.Where(one => one.Chosen is not null).ShouldAllBe(one => one.Way!.Refusal == null && one.Bids[0].EtaMs == one.Way.ArriveMs);
                lazy.Found.ShouldBeUnique();
            },
            iter: 150);

    [Fact]
    public void For_one_mission_and_sixty_units_few_ways_are_looked_for()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var router = new SlowWays(seed, mostWinding: 1.3);
            Choose(router, Pictures.Of(Pictures.Fleet(60, seed)), Pictures.Missions(1, seed));
            router.Found.Count.ShouldBeInRange(1, 10, $"seed {seed}");
        }
    }

    [Fact]
    public void A_rival_whose_way_was_not_looked_for_is_told_at_the_least_and_has_no_arrival()
    {
        var units = Enumerable.Range(1, 12).Select(i => Pictures.Unit($"drone{i:00}", "dock-drone", Pictures.At(500 * i, 0))).ToArray();
        var router = new SlowWays(mostWinding: 1);

        var bids = Choose(router, Pictures.Of(units), [Pictures.Mission("m", Pictures.At(0, 0))])[0].Bids;

        bids.Count.ShouldBe(12);
        bids.Take(5).ShouldAllBe(bid => bid.EtaMs != null && bid.Path.Count > 0 && !bid.ReasonEn.Contains("at the least"));
        bids.Skip(5).ShouldAllBe(bid => bid.EtaMs == null && bid.LengthM == null && bid.EnergyLeftPercent == null && bid.Path.Count == 0
            && bid.ReasonEn.Contains(" s at the least (its way was not looked for), cost ") && bid.ReasonZh.Contains("至少") && bid.Cost > 0);
        router.Found.Count.ShouldBe(5);
    }

    [Fact]
    public void Of_a_mission_that_is_dearer_than_to_let_it_wait_it_is_told_when_the_nearest_would_be_there()
    {
        var far = Pictures.Unit("far", "fire-crew", Pictures.At(60_000, 0));
        var late = Pictures.Mission("m", Pictures.At(0, 0)) with { Priority = 4 };

        var choice = Choose(new SlowWays(), Pictures.Of(far), [late])[0];

        choice.Chosen.ShouldBeNull();
        choice.Bids.ShouldHaveSingleItem().EtaMs.ShouldNotBeNull();
    }

    [Fact]
    public void A_nearer_unit_that_has_no_way_is_refused_with_the_reason_and_the_next_goes()
    {
        var (near, far) = (Pictures.Unit("near", "fire-crew", Pictures.At(100, 0)), Pictures.Unit("far", "fire-crew", Pictures.At(3_000, 0)));
        var router = new SlowWays();
        router.Stuck.Add(near.Id);

        var choice = Choose(router, Pictures.Of(near, far), [Pictures.Mission("m", Pictures.At(0, 0))])[0];

        choice.Chosen.ShouldBe(far);
        choice.Bids[^1].ShouldSatisfyAllConditions(
            bid => bid.Unit.ShouldBe(near.Id),
            bid => bid.Refusals.ShouldBe(["no-way"]),
            bid => bid.ReasonEn.ShouldBe("near has no way there. It is behind the river."));
    }

    [Fact]
    public void Who_has_too_little_for_the_shortest_way_is_refused_without_looking_for_it()
    {
        var empty = Pictures.Unit("empty", "dock-drone", Pictures.At(5_000, 0)) with { EnergyPercent = 31 };
        var router = new SlowWays();

        var bid = Choose(router, Pictures.Of(empty), [Pictures.Mission("m", Pictures.At(0, 0))])[0].Bids.ShouldHaveSingleItem();

        (bid.Refusals.Single(), router.Found.Count).ShouldBe(("too-little-energy", 0));
        bid.ReasonEn.ShouldContain("at the least, and has 31 %.");
        bid.ReasonZh.ShouldContain("至少耗电");
    }

    private static IReadOnlyList<UnitChoice> Choose(SlowWays router, FleetPicture picture, IReadOnlyList<CityTwin.Fleet.MissionView> missions) =>
        new UnitChooser(TestCity.Catalogue, router).Choose(picture, missions);

    /// <summary>What the choices cost, and what it costs that the others wait.</summary>
    private static double Cost(IReadOnlyList<UnitChoice> choices) => choices.Sum(
        one => one.Chosen is null ? new CityTwin.Fleet.Assignment.CostWeights().UnassignedPoints[one.Mission.Priority - 1] : one.Bids[0].Cost);
}
