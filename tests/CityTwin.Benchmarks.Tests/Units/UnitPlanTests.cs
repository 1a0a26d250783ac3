using CityTwin.Benchmarks.Units;
using CityTwin.City;

namespace CityTwin.Benchmarks.Tests.Units;

public class UnitPlanTests
{
    private static readonly UnitsOptions Options = new() { Units = 500 };

    private static readonly (DivisionCode Cell, double Longitude, double Latitude)[] Places =
        [.. Enumerable.Range(1, 60).Select(i => (DivisionCode.Parse($"500103001001{i:D3}"), 106.5 + (i * 0.002), 29.5))];

    private readonly IReadOnlyList<PlannedUnit> _plan = UnitPlan.Of(Options, Places);

    [Fact]
    public void Every_unit_has_a_name_of_its_own() => _plan.Select(unit => unit.Id).Distinct().Count().ShouldBe(Options.Units);

    [Fact]
    public void Robots_are_as_many_as_was_asked_and_spread_among_the_others()
    {
        _plan.Count(unit => unit.IsRobot).ShouldBe(100);
        _plan.Take(50).Count(unit => unit.IsRobot).ShouldBe(10);
    }

    [Fact]
    public void Cells_have_as_many_units_as_others_or_one_less()
    {
        var each = _plan.GroupBy(unit => unit.Id.Birthplace).Select(cell => cell.Count()).ToList();
        each.Count.ShouldBe(Places.Length);
        (each.Max() - each.Min()).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void A_unit_goes_as_fast_as_its_speed_says_and_looks_where_it_goes()
    {
        var second = TimeSpan.FromSeconds(1);
        foreach (var unit in _plan)
        {
            var (here, there) = (unit.At(9 * second), unit.At(10 * second));
            var (east, north) = (there.EastM - here.EastM, there.NorthM - here.NorthM);
            Math.Sqrt((east * east) + (north * north)).ShouldBe(unit.SpeedMps, 0.03);
            ((Math.Cos(here.ThetaRad) * east) + (Math.Sin(here.ThetaRad) * north)).ShouldBeGreaterThan(0.9 * unit.SpeedMps);
        }
    }

    [Fact]
    public void A_plan_is_the_same_each_time() => UnitPlan.Of(Options, Places).ShouldBe(_plan);
}
