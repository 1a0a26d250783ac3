using CityTwin.Fleet.Airspace;
using static CityTwin.Fleet.Tests.Airspace.FlatLand;

namespace CityTwin.Fleet.Tests.Airspace;

public class LandingAlternatesTests
{
    private static readonly LandingPlace Dock = new("dock:1", "dock", At(500, 500, GroundM));
    private static readonly LandingPlace School = new("place:school", "school yard", At(3400, 700, GroundM));

    [Fact]
    public void Each_leg_has_the_nearest_place_that_can_be_reached_from_its_end()
    {
        var request = Flight(500, 500, 3500, 500);
        var plan = Planner().Plan(request).Plan!;
        var alternates = new LandingAlternates(Planner()).Of(plan, request, [Dock, School]);
        alternates.Select(a => a.Place!.Id).ShouldBe(["dock:1", "place:school", "dock:1"]);
        alternates[1].DistanceM.ShouldBe(Math.Sqrt((100 * 100) + (200 * 200)), 1e-6);
        alternates[1].LeftPercent.ShouldBe(100 - plan.Energy.OutPercent, 1e-9);
        alternates[1].NeedPercent.ShouldBeInRange(0.5, 2);
    }

    [Fact]
    public void A_place_that_is_closed_is_passed_over_for_one_further_away()
    {
        var closed = NoFly("B", Box(3300, 600, 3450, 800));
        var request = Flight(500, 500, 3500, 500);
        var planner = Planner(closed);
        var alternates = new LandingAlternates(planner).Of(planner.Plan(request).Plan!, request, [Dock, School]);
        alternates[1].Place.ShouldBe(Dock);
    }

    [Fact]
    public void What_cannot_be_reached_is_told_with_the_reason()
    {
        var request = Flight(500, 500, 3500, 500) with { EnergyPercent = 16 };
        var plan = Planner().Plan(request).Plan!;
        var alternate = new LandingAlternates(Planner()).Of(plan, request, [Dock])[1];
        alternate.Place.ShouldBeNull();
        alternate.Reason.ShouldStartWith("dock:1: There and back takes");
        new LandingAlternates(Planner()).Of(plan, request, [])[0].Reason.ShouldBe("There is no place to land.");
    }
}
