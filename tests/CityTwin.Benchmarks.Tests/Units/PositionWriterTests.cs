using CityTwin.Benchmarks.Units;
using CityTwin.City;
using CityTwin.Mqtt;
using CityTwin.Vda5050;

namespace CityTwin.Benchmarks.Tests.Units;

public class PositionWriterTests
{
    private const long AtMs = 1_790_000_000_123;

    private static readonly IReadOnlyList<PlannedUnit> Plan = UnitPlan.Of(
        new UnitsOptions { Units = 10 }, [(DivisionCode.Parse("500103001001007"), 106.57, 29.56)]);

    private static readonly TimeSpan Since = TimeSpan.FromSeconds(12.5);

    [Fact]
    public void What_a_terminal_says_is_where_it_is()
    {
        var team = Plan.First(unit => !unit.IsRobot);
        var (said, refusal) = UnitReader.ReadEvent(Said(team));
        refusal.ShouldBeNull();
        var position = said.ShouldBeOfType<UnitPositionEvent>();
        position.AtMs.ShouldBe(AtMs);
        var (longitude, latitude, heading) = team.PlaceAt(Since);
        position.Longitude.ShouldBe(longitude, 1e-7);
        position.Latitude.ShouldBe(latitude, 1e-7);
        position.HeadingDeg!.Value.ShouldBe(heading, 0.1);
    }

    [Fact]
    public void What_a_robot_says_is_a_state_of_its_standard()
    {
        var robot = Plan.First(unit => unit.IsRobot);
        VdaTopic.TryParse(robot.Topic, out var topic).ShouldBeTrue();
        var state = VdaReader.State(Said(robot), topic!).Message;
        state.Header.HeaderId.ShouldBe(7u);
        state.Header.Timestamp.ToUnixTimeMilliseconds().ShouldBe(AtMs);
        state.Position!.X.ShouldBe(robot.At(Since).EastM, 0.001);
        state.Position.Y.ShouldBe(robot.At(Since).NorthM, 0.001);
    }

    private static byte[] Said(PlannedUnit unit)
    {
        var into = new byte[PositionWriter.MaxBytes];
        return into[..PositionWriter.Write(into, unit, Since, 7, AtMs)];
    }
}
