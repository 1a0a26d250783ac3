using CityTwin.Fleet.Airspace;
using CityTwin.Fleet.Places;
using CsCheck;
using static CityTwin.Fleet.Tests.Airspace.FlatLand;

namespace CityTwin.Fleet.Tests.Airspace;

public class FlightOfStopsTests
{
    private static readonly AirspaceRule Closed = NoFly("A", Box(1800, 300, 2200, 900));

    /// <summary>Out along the south, then back north of it; straight from stop to stop, and straight home, it would be crossed.</summary>
    private static FlightRequest Patrol => Flight(500, 500, 1500, 500) with { Then = [At(2500, 500, 240), At(2500, 700, 240)], OnSceneS = 30 };

    [Fact]
    public void Every_leg_and_the_way_home_from_the_last_stop_goes_around_what_is_closed()
    {
        var plan = Planner(Closed).Plan(Patrol).Plan.ShouldNotBeNull();

        plan.Segments.ShouldAllBe(part => Closed.Area.DistanceM(part.From.Place, part.To.Place) >= 9.9);
        plan.Segments.Zip(plan.Segments.Skip(1)).ShouldAllBe(x => x.First.EndMs == x.Second.StartMs && x.First.To == x.Second.From);
        plan.Stops.Select(stop => stop.At.Place).ShouldBe([new PlanePoint(1500, 500), new PlanePoint(2500, 500), new PlanePoint(2500, 700)]);
        plan.Stops.ShouldAllBe(stop => stop.Path.Last() == stop.At);
        plan.Segments[^1].To.ShouldBe(Patrol.From, "it lands where it began");
        (plan.Segments[0].StartMs, plan.Segments[^1].EndMs).ShouldBe((plan.DepartMs, plan.EndMs));
    }

    [Fact]
    public void Home_it_flies_from_the_last_stop_and_all_of_it_takes_energy()
    {
        var plan = Planner().Plan(Patrol).Plan.ShouldNotBeNull();

        plan.Segments.Where(part => part.Phase == FlightPhase.Cruise).Select(part => part.To.Place).ShouldBe(
            [new PlanePoint(1500, 500), new PlanePoint(2500, 500), new PlanePoint(2500, 700), new PlanePoint(500, 500)]);
        (plan.Scene.Place, plan.OutM, plan.LeaveMs - plan.ArriveMs).ShouldBe((new PlanePoint(1500, 500), 1000, 30_000));
        (plan.Energy.OutPercent + plan.Energy.OnScenePercent + plan.Energy.BackPercent).ShouldBe(plan.Segments.Sum(part => part.EnergyPercent), 1e-9);
        plan.Energy.BackPercent.ShouldBeGreaterThan(2000 / 15.0 * 100 / 2400);
        Planner().Plan(Patrol with { EnergyPercent = 20 + plan.Segments.Sum(part => part.EnergyPercent) - 0.1 })
            .Refusal.ShouldNotBeNull().Code.ShouldBe(FlightRefusalCode.Energy);
    }

    [Fact]
    public void It_may_stay_at_a_later_stop_and_is_on_the_scene_there()
    {
        var plan = Planner().Plan(Patrol with { StaysAt = 1 }).Plan.ShouldNotBeNull();

        (plan.Scene.Place, plan.OutM, plan.ArriveMs).ShouldBe((new PlanePoint(2500, 500), 2000, plan.Stops[1].ArriveMs));
        plan.Segments.Single(part => part.Phase == FlightPhase.Hover).From.Place.ShouldBe(new PlanePoint(2500, 500));
    }

    [Fact]
    public void A_stop_that_cannot_be_reached_is_named()
    {
        var refusal = Planner(Closed).Plan(Patrol with { Then = [At(2000, 600, 240)] }).Refusal.ShouldNotBeNull();
        (refusal.Code, refusal.Reason.StartsWith("To stop 2 of 2: ", StringComparison.Ordinal)).ShouldBe((FlightRefusalCode.NoWay, true));
    }

    [Fact]
    public void Another_flight_across_a_later_leg_is_traffic()
    {
        var book = new AirspaceBook();
        var there = new AirPoint(new PlanePoint(2500, 600), 240);
        var hovering = new FlightSegment(FlightPhase.Hover, there, there, NoonMs - 1_000_000, NoonMs + 10_000_000, 0);
        book.TryReserve("a", [hovering]).ShouldBeNull();
        var request = Patrol with { Then = [At(2500, 500, 240), At(2500, 600, 240)] };

        var answer = new Deconflictor(Planner(), book, new DeconflictionOptions { MaxDelayS = 0 }).Resolve("b", request).Answer;

        answer.Refusal.ShouldNotBeNull().Code.ShouldBe(FlightRefusalCode.Traffic);
    }

    [Fact]
    public void Whatever_is_closed_no_part_of_a_flight_leads_through_it() => Gen.Select(
        Gen.Int[2, 38].Array[2, 8], Gen.Int[2, 34].Array[2], Gen.Int[1, 8].Array[2]).Sample((at, corner, size) =>
    {
        var closed = NoFly("A", Box(corner[0] * 100, corner[1] * 100, (corner[0] + size[0]) * 100, (corner[1] + size[1]) * 100));
        AirPoint[] stops = [.. at.Chunk(2).Where(pair => pair.Length == 2).Select(pair => At(pair[0] * 100, pair[1] * 100, 240))];
        var request = Flight(50, 50, 0, 0) with { To = stops[0], Then = [.. stops.Skip(1)], StandOffM = 80, EnergyPercent = 100 };
        return Planner(closed).Plan(request).Plan is not { } plan
            || plan.Segments.All(part => closed.Area.DistanceM(part.From.Place, part.To.Place) >= 9.9);
    }, iter: 200);
}
