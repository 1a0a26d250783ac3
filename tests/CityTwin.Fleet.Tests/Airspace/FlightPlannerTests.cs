using CityTwin.Fleet.Airspace;
using CityTwin.Fleet.Places;
using CsCheck;
using NetTopologySuite.Geometries;
using static CityTwin.Fleet.Tests.Airspace.FlatLand;

namespace CityTwin.Fleet.Tests.Airspace;

public class FlightPlannerTests
{
    private static readonly (string, Geometry, double)[] NoBuildings = [];

    [Fact]
    public void A_free_flight_climbs_cruises_stays_and_comes_back()
    {
        var request = Flight(500, 500, 3500, 500) with { OnSceneS = 60 };
        var plan = Planner().Plan(request).Plan.ShouldNotBeNull();

        // 40 m up at 6 m/s, 3,000 m at 15 m/s; back the same and 40 m down at 4 m/s.
        plan.Segments.Select(s => s.Phase).ShouldBe(
            [FlightPhase.Climb, FlightPhase.Cruise, FlightPhase.Hover, FlightPhase.Cruise, FlightPhase.Descend]);
        (plan.CruiseM, plan.Scene, plan.OutM).ShouldBe((240, request.To, 3000));
        (plan.ArriveMs - NoonMs, plan.LeaveMs - plan.ArriveMs, plan.EndMs - plan.LeaveMs).ShouldBe((206_667, 60_000, 210_000));
        plan.Segments.Zip(plan.Segments.Skip(1)).ShouldAllBe(x => x.First.EndMs == x.Second.StartMs && x.First.To == x.Second.From);
        plan.Energy.OutPercent.ShouldBe(((40 / 6.0 * 1.4) + 200) * 100 / 2400, 1e-9);
        plan.Energy.OnScenePercent.ShouldBe(60 * 1.05 * 100 / 2400, 1e-9);
        plan.Energy.BackPercent.ShouldBe((200 + (10 * 0.9)) * 100 / 2400, 1e-9);
    }

    [Fact]
    public void A_drone_that_begins_away_from_its_home_flies_home_and_has_the_energy_for_that()
    {
        var tower = NoFly("tower", Box(2_000, 900, 2_200, 1_100));
        var request = Flight(500, 500, 1_500, 1_000) with { Home = At(3_500, 1_000, GroundM) };
        var plan = Planner(tower).Plan(request).Plan.ShouldNotBeNull();

        plan.Segments[^1].To.ShouldBe(request.Home.Value);
        plan.Energy.BackPercent.ShouldBeInRange(2_000 / 15.0 * 100 / 2_400, 2_200 / 15.0 * 100 / 2_400); // Around the tower, and down.
        plan.Segments.ShouldAllBe(part => tower.Area.DistanceM(part.From.Place, part.To.Place) >= 9.9);
    }

    [Fact]
    public void What_it_takes_to_get_going_and_to_stop_at_every_point_is_part_of_the_time()
    {
        var figures = new AircraftFigures { AccelerationMps2 = 3, BrakingMps2 = 1.5, PointWaitS = 1 };
        var plan = Planner().Plan(Flight(500, 500, 3500, 500) with { Aircraft = figures }).Plan.ShouldNotBeNull();

        // 15 m/s is gained in 5 s and lost in 10: half of either is lost time.
        (plan.ArriveMs - NoonMs).ShouldBe(206_667 + 7_500 + 1_000);
        var brief = Planner().Plan(Flight(500, 500, 520, 500) with { Aircraft = figures }).Plan.ShouldNotBeNull();
        var cruise = brief.Segments.First(part => part.Phase == FlightPhase.Cruise);
        ((cruise.EndMs - cruise.StartMs) / 1_000.0).ShouldBe(Math.Sqrt(2 * 20 * ((1 / 3.0) + (1 / 1.5))) + 1, 0.01, "it never gets up to its speed");
    }

    [Fact]
    public void A_lower_way_around_a_wall_is_found_as_far_beside_the_straight_one_as_it_pays()
    {
        // 380 m along the wall and around it are 100 m more, 7 s; 50 m up and down again take longer.
        var plan = Planner([("wall", Box(1990, 1620, 2010, 2380), GroundM + 70)]).Plan(Flight(500, 2000, 3500, 2000)).Plan.ShouldNotBeNull();
        (plan.CruiseM, plan.OutM).ShouldSatisfyAllConditions(
            flown => flown.CruiseM.ShouldBe(GroundM + 40), flown => flown.OutM.ShouldBeInRange(3_050, 3_150));
    }

    [Fact]
    public void What_stands_a_receivers_error_beside_its_dock_flies_home_as_it_came()
    {
        var wall = Box(1400, 400, 1600, 600);
        var plan = Planner(NoFly("a", wall)).Plan(Flight(500, 500, 2500, 500) with { Home = At(500.3, 499.8, GroundM) }).Plan.ShouldNotBeNull();
        plan.Segments[^1].To.ShouldBe(At(500, 500, GroundM));
        plan.Energy.BackPercent.ShouldBe(plan.Energy.OutPercent, 0.6, "there it climbs, and home it descends");
    }

    [Fact]
    public void Home_elsewhere_is_where_it_flies_to_in_the_end_around_what_is_in_the_way()
    {
        var request = Flight(500, 500, 2500, 500) with { Home = At(2500, 2500, GroundM) };
        var plan = Planner(NoFly("b", Box(2400, 1000, 2600, 2000)), NoFly("a", Box(1400, 400, 1600, 600))).Plan(request).Plan.ShouldNotBeNull();
        plan.Segments[^1].To.Place.ShouldBe(new PlanePoint(2500, 2500));
        plan.Segments.Zip(plan.Segments.Skip(1)).ShouldAllBe(x => x.First.To == x.Second.From);
        plan.Energy.BackPercent.ShouldBe((((2 * Math.Sqrt((500 * 500) + (100 * 100))) + 1000) / 15 * 100 / 2400) + (10 * 0.9 * 100 / 2400), 0.5);
    }

    [Fact]
    public void Wind_slows_one_way_and_helps_the_other()
    {
        var plan = Planner().Plan(Flight(500, 500, 3500, 500) with { Wind = Wind.From(90, 5) }).Plan.ShouldNotBeNull();
        var cruises = plan.Segments.Where(s => s.Phase == FlightPhase.Cruise).Select(s => s.EndMs - s.StartMs).ToList();
        cruises.ShouldBe([300_000, 150_000], ignoreOrder: false);

        // Across it: √(15² − 9²) = 12 m/s.
        Wind.From(0, 9).GroundSpeedMps(new PlanePoint(0, 0), new PlanePoint(10, 0), 15)!.Value.ShouldBe(12, 1e-9);
    }

    [Fact]
    public void Wind_from_anywhere_costs_there_and_back_what_it_costs_at_the_worst() =>
        Gen.Select(Gen.Double[0, 359], Gen.Double[0.1, 12], Gen.Double[13, 25]).Sample((from, windMps, airMps) =>
        {
            var (here, there) = (new PlanePoint(0, 0), new PlanePoint(0, 1_000));
            var (along, unknown) = (Both(Wind.From(0, windMps)), Both(Wind.OfUnknownDirection(windMps)));
            unknown.ShouldBe(along, 1e-6);
            Both(Wind.From(from, windMps)).ShouldBeLessThanOrEqualTo(unknown + 1e-6);

            double Both(Wind wind) =>
                (1_000 / wind.GroundSpeedMps(here, there, airMps)!.Value) + (1_000 / wind.GroundSpeedMps(there, here, airMps)!.Value);
        });

    [Fact]
    public void Too_much_wind_keeps_it_at_home()
    {
        Planner().Plan(Flight(500, 500, 600, 500) with { Wind = new Wind(0, 13) }).Refusal.ShouldNotBeNull().Code.ShouldBe(FlightRefusalCode.Wind);
        var slow = Flight(500, 500, 600, 500) with { Wind = new Wind(-8, 0), Aircraft = new AircraftFigures { CruiseSpeedMps = 8 } };
        Planner().Plan(slow).Refusal.ShouldNotBeNull().Reason.ShouldContain("does not get on");
        Planner().Plan(slow with { Wind = Wind.OfUnknownDirection(8) }).Refusal.ShouldNotBeNull().Reason.ShouldContain("does not get on");
    }

    [Fact]
    public void What_does_not_come_back_with_its_reserve_is_refused_with_the_figures()
    {
        var answer = Planner().Plan(Flight(500, 500, 3500, 500) with { EnergyPercent = 37 });
        answer.Reachable.ShouldBeFalse();
        answer.Refusal.ShouldNotBeNull().Code.ShouldBe(FlightRefusalCode.Energy);
        answer.Refusal.Reason.ShouldContain("19.6 % would be left, less than the reserve of 20.0 %");
        answer.Plan.ShouldNotBeNull().Energy.MaxOnSceneS.ShouldBe(0);
        Planner().Plan(Flight(500, 500, 3500, 500) with { EnergyPercent = 38 }).Reachable.ShouldBeTrue();
    }

    [Fact]
    public void The_time_that_is_left_to_stay_uses_up_all_but_the_reserve()
    {
        var request = Flight(500, 500, 3500, 500);
        var longest = Planner().Plan(request).Plan.ShouldNotBeNull().Energy.MaxOnSceneS;
        Planner().Plan(request with { OnSceneS = longest }).Plan.ShouldNotBeNull().Energy.LeftPercent.ShouldBe(20, 1e-6);
    }

    [Fact]
    public void A_no_fly_area_is_gone_around_and_a_restricted_one_only_without_a_permit()
    {
        var area = NoFly("A", Box(1800, 300, 2200, 900));
        var around = Planner(area).Plan(Flight(500, 500, 3500, 500)).Plan.ShouldNotBeNull();
        around.OutM.ShouldBeInRange(3020, 3100);
        around.WayOut.Zip(around.WayOut.Skip(1)).ShouldAllBe(leg => area.Area.DistanceM(leg.First, leg.Second) >= 10);

        var restricted = area with { Kind = AirspaceRuleKinds.Restricted, Permitted = ["drone:1:0001"] };
        Planner(restricted).Plan(Flight(500, 500, 3500, 500)).Plan.ShouldNotBeNull().OutM.ShouldBe(around.OutM);
        Planner(restricted).Plan(Flight(500, 500, 3500, 500) with { Permits = new HashSet<string> { "A" } }).Plan!.OutM.ShouldBe(3000);
        Planner(restricted).Plan(Flight(500, 500, 3500, 500) with { Unit = "drone:1:0001" }).Plan!.OutM.ShouldBe(3000);
    }

    [Fact]
    public void A_low_area_is_flown_over_when_that_is_earlier()
    {
        var low = NoFly("A", Box(1800, -500, 2200, 4500)) with { CeilingM = 260 };
        var plan = Planner(low).Plan(Flight(500, 500, 3500, 500)).Plan.ShouldNotBeNull();
        plan.CruiseM.ShouldBeInRange(260, 261);
        plan.OutM.ShouldBe(3000);
    }

    [Fact]
    public void A_rule_holds_in_its_hours_only()
    {
        var evening = NoFly("A", Box(1800, 300, 2200, 900)) with { Hours = [new AirspaceHours(NoonMs + 86_400_000)] };
        Planner(evening).Plan(Flight(500, 500, 3500, 500)).Plan.ShouldNotBeNull().OutM.ShouldBe(3000);
        Planner(evening).Plan(Flight(500, 500, 3500, 500) with { DepartMs = NoonMs + 90_000_000 }).Plan.ShouldNotBeNull().OutM.ShouldBeGreaterThan(3000);
    }

    [Fact]
    public void Over_the_dock_or_the_scene_a_closed_area_is_named()
    {
        var overDock = NoFly("A", Box(400, 400, 600, 600)) with { FloorM = 210, CeilingM = 230 };
        var refusal = Planner(overDock).Plan(Flight(500, 500, 3500, 500)).Refusal.ShouldNotBeNull();
        (refusal.Code, refusal.Reason).ShouldBe((FlightRefusalCode.Column, "It may not take off within area A (A, no-fly)."));
        Planner(NoFly("B", Box(3400, 400, 3600, 600))).Plan(Flight(500, 500, 3500, 500)).Refusal.ShouldNotBeNull().Reason.ShouldContain("area B");
    }

    [Fact]
    public void It_stops_beside_what_it_may_not_enter()
    {
        var plan = Planner(NoFly("B", Box(3400, 400, 3600, 600))).Plan(Flight(500, 500, 3500, 500) with { StandOffM = 150 }).Plan.ShouldNotBeNull();
        plan.Scene.Place.DistanceM(new PlanePoint(3500, 500)).ShouldBeInRange(110, 112);
    }

    [Fact]
    public void A_limit_of_altitude_sends_it_around_what_is_too_high_to_fly_over()
    {
        var tower = ("tower", Box(1900, 450, 2000, 560), 340.0);
        var limit = new AirspaceRule("L", "city", AirspaceRuleKinds.AltitudeLimit, AirspaceArea.OfPolygon(Box(0, 0, 4000, 4000))) { CeilingM = 120, Base = AltitudeBase.Ground };
        var plan = Planner([tower], limit).Plan(Flight(500, 500, 3500, 500)).Plan.ShouldNotBeNull();
        plan.CruiseM.ShouldBeLessThanOrEqualTo(320);
        plan.OutM.ShouldBeGreaterThan(3000);
        plan.WayOut.Zip(plan.WayOut.Skip(1)).ShouldAllBe(leg => AirspaceArea.OfPolygon(tower.Item2).DistanceM(leg.First, leg.Second) >= 10);
    }

    [Fact]
    public void High_ground_is_flown_over_with_the_clearance()
    {
        var ridge = new AirspaceMap(new GroundModel(Terrain(east => east is > 1900 and < 2100 ? 300 : 200), NoBuildings), []);
        var plan = new FlightPlanner(ridge).Plan(Flight(500, 500, 3500, 500)).Plan.ShouldNotBeNull();
        plan.CruiseM.ShouldBe(320);
        var low = new AircraftFigures { MaxAltitudeM = 310 };
        new FlightPlanner(ridge).Plan(Flight(500, 500, 3500, 500) with { Aircraft = low }).Refusal.ShouldNotBeNull().Reason.ShouldContain("high ground");
    }

    [Fact]
    public void An_aircraft_that_flies_too_low_says_how_high_it_would_have_to()
    {
        var refusal = Planner().Plan(Flight(500, 500, 3500, 500) with { Aircraft = new AircraftFigures { MaxAltitudeM = 215 } }).Refusal.ShouldNotBeNull();
        (refusal.Code, refusal.Reason).ShouldBe((FlightRefusalCode.Altitude, "It would have to fly above 240 m, and flies no higher than 215 m."));
    }

    [Fact]
    public void Rules_that_are_none_are_refused_by_name()
    {
        Should.Throw<ArgumentException>(() => Planner(NoFly("A", Box(0, 0, 1, 1)) with { Kind = "nofly" })).Message.ShouldContain("'nofly'");
        Should.Throw<ArgumentException>(() => Planner(NoFly("A", Box(0, 0, 1, 1)) with { FloorM = 9, CeilingM = 9 })).Message.ShouldContain("ceiling");
        Should.Throw<ArgumentException>(() => AirspaceArea.OfCircle(new PlanePoint(0, 0), 0));
    }
}
