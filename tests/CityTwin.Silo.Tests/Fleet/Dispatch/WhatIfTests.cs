using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Silo.Tests.Running;
using CityTwin.WorkOrders;

namespace CityTwin.Silo.Tests.Fleet.Dispatch;

public sealed class WhatIfTests(DispatchCity city) : IClassFixture<DispatchCity>
{
    private static readonly DivisionCode Cell = TestCity.CellOf(TestCity.StreetOf(1), 1);
    private static readonly DispatchAsk Ask = new(
        MissionKind.Verify, Aim: new MissionAim(new GeoPoint(106.5, 29.5, 200), Cell, [], null, null, null, []));

    private IDispatchGrain Desk => city.Cluster.Client.GetGrain<IDispatchGrain>(Cell.District.Value);

    [Fact]
    public async Task A_mission_is_taken_to_be_whose_it_is_named_though_another_is_nearer_and_nobody_is_sent()
    {
        var (near, far) = (Drone("a", 100), Drone("b", 800));

        (await Desk.WhatIf([Ask], [], [], [])).Units.ShouldHaveSingleItem().Unit.ShouldBe(near);
        var named = await Desk.WhatIf([Ask with { Units = [far] }], [], [], []);

        named.Units.ShouldHaveSingleItem().Unit.ShouldBe(far);
        named.Unplaced.ShouldBeEmpty();
        (await Desk.Plan()).Units.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_unit_that_there_is_not_is_no_answer_but_a_refusal()
    {
        var refused = await Should.ThrowAsync<UnitRefusedException>(() =>
            Desk.WhatIf([Ask with { Units = [TwinId.Parse($"drone:{Cell}:nobody")] }], [], [], []));

        refused.Why.ShouldBe(UnitRefusal.Missing);
    }

    [Fact]
    public async Task A_mission_that_would_be_anothers_is_planned_for_that_one_and_one_that_would_have_failed_is_not_planned()
    {
        var (near, far) = (Drone("a", 100), Drone("b", 800));
        var look = (await Desk.Dispatch(Ask with { Units = [near] }, "wang", "supposed")).Single();

        var moved = await Desk.WhatIf([], [new SupposedMission(look.Id, far)], [], []);
        (moved.Units.ShouldHaveSingleItem().Unit, moved.Units[0].Entries.ShouldHaveSingleItem().Mission).ShouldBe((far, look.Id));
        moved.Units[0].Entries[0].ArriveMs.ShouldBeGreaterThan((await Desk.Plan()).Units.ShouldHaveSingleItem().Entries[0].ArriveMs + 10_000, "it has farther to go");
        (await Desk.WhatIf([], [new SupposedMission(look.Id, null)], [], [])).Units.ShouldBeEmpty();

        (await Desk.Plan()).Units.ShouldHaveSingleItem().Unit.ShouldBe(near);
        await Desk.Steer(look.Id, MissionSteer.Abort, "not-needed", "wang");
        var refused = await Should.ThrowAsync<MissionRefusedException>(() => Desk.WhatIf([], [new SupposedMission(look.Id, far)], [], []));
        (refused.Why, refused.Message.Contains("aborted", StringComparison.Ordinal)).ShouldBe((MissionRefusal.State, true));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_by_the_question_it_was_in()
    {
        var refused = await Should.ThrowAsync<MissionRefusedException>(() => Desk.WhatIf([Ask, Ask with { Aim = null }], [], [], []));

        (refused.Field, refused.Message).ShouldBe(("more[1].aim", "more[1].aim: say where: by an alert, an order or a place."));
    }

    [Fact]
    public async Task An_aim_that_its_mission_would_refuse_is_refused_by_the_question_it_was_in()
    {
        var refused = await Should.ThrowAsync<MissionRefusedException>(() => Desk.WhatIf([Ask, Ask with { Kind = MissionKind.Deliver }], [], [], []));

        (refused.Field, refused.Message).ShouldBe(("more[1].aim.target", "more[1].aim.target: say where to: deliver goes from the place to a target."));
    }

    [Fact]
    public async Task What_is_more_than_a_flight_can_do_is_an_aim_that_makes_no_sense_and_nothing_is_planned()
    {
        const string Why = "The area takes 900 pictures, and one flight takes at most 500: make it smaller.";
        var drone = Drone("a", 100);
        var vast = Ask with { Kind = MissionKind.PatrolArea, Aim = Ask.Aim! with { Area = [new(106, 29), new(107, 29), new(107, 30)] } };
        city.Ways.TooMuch = aim => aim.Area.Count > 0 ? Why : null;
        try
        {
            await Refuses("aim", () => Desk.Recommend(vast));
            await Refuses("aim", () => Desk.Dispatch(vast, "wang", "vast"));
            await Refuses("aim", () => Desk.Dispatch(vast with { Units = [drone] }, "wang", "vast-one"));
            await Refuses("more[0].aim", () => Desk.WhatIf([vast], [], [], []));
            (await Desk.Plan()).Units.ShouldBeEmpty();
            (await Desk.Recommend(vast with { Units = [TwinId.Parse($"team:{Cell}:crew")] })).Aim.Area.Count.ShouldBe(3, "who walks sees the ring");
        }
        finally
        {
            city.Ways.TooMuch = _ => null;
        }

        async Task Refuses(string field, Func<Task> ask)
        {
            var refused = await Should.ThrowAsync<MissionRefusedException>(ask);
            (refused.Why, refused.Field, refused.Message).ShouldBe((MissionRefusal.Invalid, field, $"{field}: {Why}"));
        }
    }

    private TwinId Drone(string name, double distanceM) => city.Units.Add(TwinKind.Drone, "dock-drone", Cell, name, distanceM);
}
