namespace CityTwin.Fleet.Planning;

/// <summary>What a unit's part of a plan costs, in points by kind. docs/dispatch.md has the formulas.</summary>
/// <param name="Travel">Seconds on the way, home included.</param>
/// <param name="Lateness">Seconds after stops were due.</param>
/// <param name="Fairness">Seconds of work beyond the fair share.</param>
/// <param name="Coverage">Seconds away from an area that lacks it.</param>
/// <param name="Used">For being sent out at all.</param>
public readonly record struct UnitCost(double Travel, double Lateness, double Fairness, double Coverage, double Used)
{
    public double Points => Travel + Lateness + Fairness + Coverage + Used;
}
