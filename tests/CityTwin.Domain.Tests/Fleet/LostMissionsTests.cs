using CityTwin.City;
using CityTwin.Fleet.Dispatch;

namespace CityTwin.Fleet;

public sealed class LostMissionsTests
{
    private static readonly TwinId Drone = TwinId.Unit(TwinKind.Drone, MissionDriver.Cell, "1"), Other = TwinId.Unit(TwinKind.Drone, MissionDriver.Cell, "2");

    [Theory]
    [InlineData("break-773", UnitStatus.Charging, true)]
    [InlineData("break-784", UnitStatus.Available, true)]
    [InlineData("break-775", UnitStatus.Available, true)]
    [InlineData("break-773", UnitStatus.Returning, false)]
    [InlineData("break-773", UnitStatus.Unavailable, false)]
    [InlineData("break-773", null, false)]
    [InlineData("break-517", UnitStatus.Available, false)]
    [InlineData("dji-514135", UnitStatus.Available, false)]
    [InlineData("break-", UnitStatus.Available, false)]
    [InlineData("no-answer", UnitStatus.Available, false)]
    [InlineData(null, UnitStatus.Available, false)]
    public void Who_came_home_for_what_passes_is_asked_again_and_nobody_else_is(string? code, UnitStatus? status, bool isAskedAgain) =>
        Lost(status, Try(1, Drone, "forfeited", code)).ShouldBe(isAskedAgain ? [] : [Drone]);

    [Fact]
    public void What_a_unit_did_last_counts_and_each_for_itself()
    {
        Lost(UnitStatus.Available, Try(1, Drone, "forfeited", "break-773"), Try(2, Other, "forfeited", "overdue")).ShouldBe([Other]);
        Lost(UnitStatus.Available, Try(1, Drone, "forfeited", "break-773"), Try(2, Drone, "declined", "busy")).ShouldBe([Drone]);
        Lost(UnitStatus.Available, Try(1, Drone, "overridden", "break-773")).ShouldBe([Drone]);
        Lost(UnitStatus.Busy, Try(1, Drone, null, null)).ShouldBeEmpty("it has it");
    }

    private static IEnumerable<TwinId> Lost(UnitStatus? status, params MissionAttempt[] attempts) => LostMissions.By(
        new MissionView
        {
            Id = MissionDriver.Id,
            CorrelationId = "c",
            Kind = MissionKind.PatrolArea,
            Aim = MissionDriver.Aim,
            Needs = [],
            Lead = MissionDriver.Cell.Street,
            PlannedBy = "wang",
            Clocks = new MissionClocks(),
            Attempts = attempts,
        }, _ => status);

    private static MissionAttempt Try(int number, TwinId unit, string? outcome, string? code) =>
        new(number, unit, number, 0, null, "city:dispatch", outcome, code, null);
}
