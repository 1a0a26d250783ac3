using CityTwin.DevicesSim.Drones.Flight;
using CityTwin.DevicesSim.Drones.Waylines;

namespace CityTwin.DevicesSim.Tests.Drones.Flight;

public sealed class PilotTests
{
    private readonly TestFlight _flight = new(Hills.Ridges, TestFlight.Steady(4));

    [Fact]
    public void A_route_is_flown_point_by_point_with_its_pictures_and_ends_at_home()
    {
        _flight.Pilot.Fly(TestFlight.Route([At(300, 0), At(300, 300), At(0, 300)]), FlightRules.Default);
        _flight.UntilDown();
        _flight.News.Select(news => news.Kind).Where(kind => kind is not PilotNewsKind.Picture).ShouldBe(
        [
            PilotNewsKind.TookOff, PilotNewsKind.WaypointReached, PilotNewsKind.WaypointReached, PilotNewsKind.WaypointReached,
            PilotNewsKind.RouteDone, PilotNewsKind.ReturnStarted, PilotNewsKind.LandedHome,
        ]);
        _flight.News.Count(news => news.Kind == PilotNewsKind.Picture).ShouldBe(3);
        _flight.Pilot.Reason.ShouldBe(ModeReason.AboveHome);
    }

    [Fact]
    public void A_pause_holds_the_place_and_a_recovery_goes_on()
    {
        _flight.Pilot.Fly(TestFlight.Route([At(900, 0)]), FlightRules.Default);
        _flight.Until(() => _flight.Pilot.Mode == FlightMode.Wayline && _flight.Craft.Moving.LevelMps > 10);
        _flight.Pilot.Pause().ShouldBeTrue();
        _flight.Pilot.Pause().ShouldBeFalse("it is paused already");
        _flight.For(20);
        var held = _flight.Craft.Where;
        _flight.For(20);
        _flight.Craft.Where.DistanceTo(held).ShouldBeLessThan(3);
        _flight.Pilot.Resume().ShouldBeTrue();
        _flight.UntilDown();
        _flight.Told(PilotNewsKind.RouteDone).ShouldBeTrue();
    }

    [Fact]
    public void A_break_point_says_where_on_the_way_it_was()
    {
        _flight.Pilot.Fly(TestFlight.Route([At(200, 0), At(1_000, 0)]), FlightRules.Default);
        _flight.Until(() => _flight.Craft.Where.EastM > Hills.Middle.EastM + 600);
        var at = _flight.Pilot.BreakPoint().ShouldNotBeNull();
        (at.Index, at.IsAtPoint).ShouldBe((0, false));
        at.Progress.ShouldBe(0.5, 0.05);
    }

    [Fact]
    public void Low_energy_brings_it_home_before_the_route_is_done()
    {
        var flight = new TestFlight(Hills.Ridges, TestFlight.Steady(6), new Airframe { EnduranceS = 420 });
        flight.Pilot.Fly(TestFlight.Route(Enumerable.Range(0, 20).Select(i => At(i % 2 == 0 ? 1_000 : 0, 0))), FlightRules.Default);
        flight.Until(() => flight.Told(PilotNewsKind.ReturnStarted));
        flight.Pilot.Reason.ShouldBe(ModeReason.LowBattery);
        flight.UntilDown();
        flight.News[^1].Kind.ShouldBe(PilotNewsKind.LandedHome);
        flight.Craft.BatteryPercent.ShouldBeGreaterThan(1);
        flight.Told(PilotNewsKind.RouteDone).ShouldBeFalse();
    }

    [Fact]
    public void A_battery_that_fails_far_from_home_is_set_down_where_it_is_and_nothing_breaks()
    {
        _flight.Pilot.Fly(TestFlight.Route([At(2_000, 0)]), FlightRules.Default);
        _flight.Until(() => _flight.Craft.Where.LevelDistanceTo(_flight.Home) > 1_500);
        _flight.Craft.Lose(_flight.Craft.EnergyJ - (0.045 * _flight.Craft.Frame.BatteryJ));
        _flight.UntilDown();
        _flight.News[^1].Kind.ShouldBe(PilotNewsKind.LandedElsewhere);
        _flight.Pilot.Mode.ShouldBe(FlightMode.ForcedLanding);
        _flight.Craft.IsWrecked.ShouldBeFalse();
        _flight.Craft.AboveGroundM.ShouldBe(0, 0.01);
    }

    [Fact]
    public void Wind_above_its_limit_brings_it_home()
    {
        var mps = 3.0;
        var flight = new TestFlight(Hills.Ridges, new Wind(1, _ => (1, mps)));
        flight.Pilot.Fly(TestFlight.Route([At(1_500, 0)]), FlightRules.Default);
        flight.For(60);
        mps = 9;
        flight.Until(() => flight.Told(PilotNewsKind.ReturnStarted));
        flight.Pilot.Reason.ShouldBe(ModeReason.StrongWind);
        flight.UntilDown();
        flight.News[^1].Kind.ShouldBe(PilotNewsKind.LandedHome);
    }

    [Theory]
    [InlineData(LostLinkAction.ReturnHome, PilotNewsKind.LandedHome)]
    [InlineData(LostLinkAction.Land, PilotNewsKind.LandedElsewhere)]
    internal void Without_a_link_it_does_what_it_was_told_for_that(LostLinkAction action, PilotNewsKind end)
    {
        _flight.Pilot.Fly(TestFlight.Route([At(900, 0), At(900, 900)]), new FlightRules(100, action, GoesOnWhenLost: false));
        _flight.For(60);
        _flight.Pilot.LoseLink();
        _flight.UntilDown();
        _flight.News[^1].Kind.ShouldBe(end);
        _flight.Told(PilotNewsKind.RouteDone).ShouldBeFalse();
    }

    [Fact]
    public void Without_a_link_it_hovers_when_told_so_and_comes_home_when_its_energy_says_so()
    {
        _flight.Pilot.Fly(TestFlight.Route([At(900, 0)]), new FlightRules(100, LostLinkAction.Hover, GoesOnWhenLost: false));
        _flight.For(50);
        _flight.Pilot.LoseLink();
        _flight.For(30);
        var held = _flight.Craft.Where;
        _flight.For(60);
        _flight.Craft.Where.DistanceTo(held).ShouldBeLessThan(3);
        _flight.Craft.Lose(0.8 * _flight.Craft.Frame.BatteryJ);
        _flight.UntilDown();
        _flight.News[^1].Kind.ShouldBe(PilotNewsKind.LandedHome);
    }

    [Fact]
    public void Without_a_link_the_route_goes_on_when_told_so()
    {
        _flight.Pilot.Fly(TestFlight.Route([At(900, 0)]), new FlightRules(100, LostLinkAction.Land, GoesOnWhenLost: true));
        _flight.For(40);
        _flight.Pilot.LoseLink();
        _flight.UntilDown();
        _flight.Told(PilotNewsKind.RouteDone).ShouldBeTrue();
        _flight.News[^1].Kind.ShouldBe(PilotNewsKind.LandedHome);
    }

    [Fact]
    public void It_stops_before_a_no_fly_area_and_comes_home_the_way_it_came()
    {
        var area = new FlightArea("nfz-1", IsNoFly: true,
            [Corner(500, -400), Corner(700, -400), Corner(700, 400), Corner(500, 400)], default, 0);
        _flight.Pilot.Areas = new FlightAreas([area]);
        _flight.Watch = _ => area.Contains(_flight.Craft.Where).ShouldBeFalse();
        _flight.Pilot.Fly(TestFlight.Route([At(1_000, 0)]), FlightRules.Default);
        _flight.Until(() => _flight.Told(PilotNewsKind.AreaAhead));
        _flight.For(30);
        _flight.Pilot.IsPaused.ShouldBeTrue();
        _flight.Pilot.ReturnHome(ModeReason.Asked);
        _flight.UntilDown();
        _flight.News[^1].Kind.ShouldBe(PilotNewsKind.LandedHome);
    }

    [Fact]
    public void An_area_that_is_new_on_the_way_bars_the_way_home_and_it_hovers()
    {
        _flight.Pilot.Fly(TestFlight.Route([At(1_200, 0)]), FlightRules.Default);
        _flight.Until(() => _flight.Craft.Where.EastM > Hills.Middle.EastM + 900);
        _flight.Pilot.Areas = new FlightAreas([new FlightArea("nfz-2", IsNoFly: true, [], Corner(400, 0), 150)]);
        _flight.Pilot.ReturnHome(ModeReason.Asked);
        _flight.Until(() => _flight.Told(PilotNewsKind.ReturnStopped));
        _flight.Pilot.Mode.ShouldBe(FlightMode.Manual);
        _flight.Pilot.Areas.Forbids(_flight.Craft.Where).ShouldBeFalse();
    }

    [Fact]
    public void It_flies_to_a_point_holds_it_and_goes_to_another()
    {
        var point = At(400, 100);
        _flight.Pilot.FlyTo(point, 12, FlightRules.Default, 60);
        _flight.Until(() => _flight.Told(PilotNewsKind.PointReached));
        _flight.For(20);
        _flight.Craft.Where.DistanceTo(point).ShouldBeLessThan(2);
        _flight.Pilot.Redirect(At(-200, 0), 10);
        _flight.Until(() => _flight.News.Count(news => news.Kind == PilotNewsKind.PointReached) == 2);
        _flight.Pilot.ReturnHome(ModeReason.Asked);
        _flight.For(5);
        _flight.Pilot.CancelReturn().ShouldBeTrue();
        _flight.Pilot.Reason.ShouldBe(ModeReason.ReturnCanceled);
        _flight.For(10);
        _flight.Pilot.ReturnHome(ModeReason.Asked);
        _flight.UntilDown();
        _flight.News[^1].Kind.ShouldBe(PilotNewsKind.LandedHome);
    }

    [Fact]
    public void The_two_numberings_of_the_lost_link_are_opposite_and_each_is_read_in_its_own_way()
    {
        Enumerable.Range(0, 3).Select(LostLinkActions.OutOfControl).ShouldBe(
            [LostLinkAction.ReturnHome, LostLinkAction.Hover, LostLinkAction.Land]);
        Enumerable.Range(0, 3).Select(LostLinkActions.RcLost).ShouldBe(
            [LostLinkAction.Hover, LostLinkAction.Land, LostLinkAction.ReturnHome]);
        LostLinkActions.OutOfControl(3).ShouldBeNull();
        LostLinkActions.RcLost(-1).ShouldBeNull();
    }

    private static Place At(double eastM, double northM) => Hills.At(Hills.Ridges, eastM, northM, 70);

    private static Place Corner(double eastM, double northM) => Hills.Middle with
    {
        EastM = Hills.Middle.EastM + eastM, NorthM = Hills.Middle.NorthM + northM,
    };
}
