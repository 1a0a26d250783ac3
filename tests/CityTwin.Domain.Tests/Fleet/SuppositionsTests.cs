using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Dispatch;

namespace CityTwin.Domain.Tests.Fleet;

public class SuppositionsTests
{
    private static readonly DivisionCode Cell = DivisionCode.Parse("500103001001001");
    private static readonly TwinId Near = Drone("near"), Far = Drone("far");
    private static readonly MissionView
        Theirs = Mission("theirs", Near, MissionState.OnScene), Others = Mission("others", Far, MissionState.UnderWay), Waiting = Mission("waiting", null, MissionState.Planned);

    [Fact]
    public void A_mission_is_begun_anew_by_who_would_have_it_and_what_that_unit_had_waits_for_another()
    {
        var supposed = Of([new SupposedMission(Theirs.Id, Far)]);

        var (moved, left) = (supposed.Single(one => one.Id == Theirs.Id), supposed.Single(one => one.Id == Others.Id));
        (moved.Unit, moved.State, moved.Clocks.OnSceneAtMs, moved.Clocks.LaunchAtMs).ShouldBe((Far, MissionState.Planned, null, null));
        moved.Attempts.ShouldBeEmpty("when the other was to be there says nothing of this one");
        (left.Unit, left.State).ShouldBe((null, MissionState.Planned));
        supposed.ShouldContain(Waiting);
    }

    [Fact]
    public void Two_missions_change_their_units_without_either_waiting()
    {
        var supposed = Of([new SupposedMission(Theirs.Id, Far), new SupposedMission(Others.Id, Near)]);

        supposed.Select(one => (one.Id, one.Unit)).ShouldBe([(Theirs.Id, Far), (Others.Id, Near), (Waiting.Id, (TwinId?)null)]);
    }

    [Fact]
    public void Who_has_it_already_goes_on_with_it() => Of([new SupposedMission(Theirs.Id, Near)])[0].ShouldBe(Theirs);

    [Fact]
    public void What_has_failed_is_nobodys_and_its_unit_is_free() =>
        Of([new SupposedMission(Theirs.Id, null)]).ShouldBe([Others, Waiting]);

    [Fact]
    public void What_a_unit_that_is_gone_has_begun_or_would_have_waits_for_another()
    {
        var supposed = Suppositions.Of([Theirs, Others, Waiting], [new SupposedMission(Waiting.Id, Near)], new HashSet<TwinId> { Near });

        supposed.Select(one => one.Unit).ShouldBe([null, Far, null]);
        supposed[0].Clocks.OnSceneAtMs.ShouldBeNull("nobody is there any more");
    }

    private static IReadOnlyList<MissionView> Of(IReadOnlyList<SupposedMission> supposed) =>
        Suppositions.Of([Theirs, Others, Waiting], supposed, new HashSet<TwinId>());

    private static TwinId Drone(string name) => TwinId.Unit(TwinKind.Drone, Cell, name);

    private static MissionView Mission(string serial, TwinId? unit, MissionState state) => new()
    {
        Id = MissionId.Create(Cell, serial),
        CorrelationId = serial,
        State = state,
        Unit = unit,
        Aim = new MissionAim(new GeoPoint(106.5, 29.5, 200), Cell, [], null, null, null, []),
        PlannedBy = "wang",
        Attempts = unit is { } has ? [new MissionAttempt(1, has, 7, 1, 9, "wang", null, null, null)] : [],
        Clocks = new MissionClocks(LaunchAtMs: 5, OnSceneAtMs: state == MissionState.OnScene ? 7 : null),
    };
}
