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

        (await Desk.WhatIf([Ask], [], [])).Units.ShouldHaveSingleItem().Unit.ShouldBe(near);
        var named = await Desk.WhatIf([Ask with { Units = [far] }], [], []);

        named.Units.ShouldHaveSingleItem().Unit.ShouldBe(far);
        named.Unplaced.ShouldBeEmpty();
        (await Desk.Plan()).Units.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_unit_that_there_is_not_is_no_answer_but_a_refusal()
    {
        var refused = await Should.ThrowAsync<UnitRefusedException>(() =>
            Desk.WhatIf([Ask with { Units = [TwinId.Parse($"drone:{Cell}:nobody")] }], [], []));

        refused.Why.ShouldBe(UnitRefusal.Missing);
    }

    private TwinId Drone(string name, double distanceM) => city.Units.Add(TwinKind.Drone, "dock-drone", Cell, name, distanceM);
}
