using CityTwin.City;
using CityTwin.Fleet.Dispatch;

namespace CityTwin.Fleet;

/// <summary>Where a drone will be: 10 m/s along, 5 m/s up and down, a degree of longitude about 96,900 m.</summary>
public sealed class FlownWaysTests
{
    private const long NowMs = 1_000_000;
    private static readonly GeoPoint Home = At(0, 200);
    private static readonly UnitType Type = new("drone", TwinKind.Drone, "", "", [], 10, 5, 2_400, 0, 0.2, null, null, null);
    private static readonly UnitTask Task = new(
        "m-1", MissionId.Create(MissionDriver.Cell, "m"), MissionKind.Verify,
        [Stop([At(0, 260), At(0.01, 260), At(0.02, 260)], At(0.02, 260), 0), Stop([At(0.03, 260)], At(0.03, 260), 45)], 1, 2, 1, 280, LostLinkAction.ReturnHome);

    [Fact]
    public void What_is_ahead_is_the_way_it_was_told_from_where_it_is_its_stay_and_the_straight_way_home()
    {
        var way = FlownWays.Ahead(Unit(At(0.012, 260)), Task, Type, NowMs);

        way.Parts.Select(part => part.To).ShouldBe(
            [At(0.02, 260), At(0.03, 260), At(0.03, 260), At(0.03, 280), Home with { ElevationM = 280 }, Home]);
        (way.Parts[2].UntilMs - way.Parts[2].FromMs).ShouldBe(45_000);
        (way.Parts[3].UntilMs - way.Parts[3].FromMs).ShouldBe(4_000, "20 m up");
        (way.Parts[0].FromMs, way.ArriveMs).ShouldBe((NowMs, way.Parts[^1].UntilMs));
        way.Parts.Zip(way.Parts.Skip(1)).ShouldAllBe(pair => pair.First.To == pair.Second.From && pair.First.UntilMs == pair.Second.FromMs);
    }

    [Fact]
    public void Stops_that_it_was_at_are_behind_it() =>
        FlownWays.Ahead(Unit(At(0.021, 260)) with { Stop = 1 }, Task, Type, NowMs).Parts[0].To.ShouldBe(At(0.03, 260));

    [Fact]
    public void A_change_that_is_in_no_record_is_what_it_flies() =>
        FlownWays.Ahead(Unit(At(0.012, 260)) with { Revision = 2, Path = [At(0.05, 300)] }, Task, Type, NowMs).Parts.Select(part => part.To)
            .ShouldBe([At(0.05, 300), Home with { ElevationM = 300 }, Home]);

    [Theory]
    [InlineData(250, 280)]
    [InlineData(320, 320)]
    public void Home_it_flies_at_the_altitude_of_its_return_or_as_high_as_it_is(double atM, double highM)
    {
        var way = FlownWays.Home(Unit(At(0.01, atM)), Type, 280, NowMs);

        way.Parts.TakeLast(2).Select(part => (part.From.ElevationM, part.To.ElevationM)).ShouldBe([(highM, highM), (highM, 200)]);
        (way.ArriveMs - NowMs).ShouldBeInRange(96_000, 150_000);
    }

    [Theory]
    [InlineData(0.0001, 203, true)]
    [InlineData(0.0001, 230, false)]
    [InlineData(0.01, 201, false)]
    public void It_is_down_where_it_is_at_home_on_the_ground(double east, double altitudeM, bool isDown) =>
        FlownWays.IsDown(Unit(At(east, altitudeM))).ShouldBe(isDown);

    [Fact]
    public void One_that_was_never_heard_to_be_anywhere_is_down() => FlownWays.IsDown(Unit(Home) with { Motion = null }).ShouldBeTrue();

    private static GeoPoint At(double east, double altitudeM) => new(106.5 + east, 29.5, altitudeM);

    private static TaskStop Stop(IReadOnlyList<GeoPoint> path, GeoPoint place, double stayS) => new(
        place, path, [], [new StopAction("a", StopActionType.TakePhoto), new StopAction("b", StopActionType.Wait, stayS)], null, null, 0);

    private static UnitView Unit(GeoPoint at) => new()
    {
        Definition = new UnitDefinition(
            TwinId.Unit(TwinKind.Drone, MissionDriver.Cell, "1"), "d", "t", UnitProtocol.Native, "", "", "", "", MissionDriver.Cell, Home, null, null, []),
        Capabilities = [],
        Mission = Task.Mission,
        Stop = 0,
        Revision = 1,
        Motion = new UnitMotion(NowMs, at, null, 10, 0),
    };
}
