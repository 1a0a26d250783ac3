using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Airspace;
using CityTwin.Fleet.Dispatch;
using CityTwin.Fleet.Places;
using NetTopologySuite.Geometries;

namespace CityTwin.Silo.Tests.Fleet.Dispatch;

/// <summary>Ways of several stops over flat ground, with an area that is closed between them.</summary>
public class AirWaysTests
{
    private const double EastM = 650_000, NorthM = 3_270_000, GroundM = 200;
    private const long NowMs = 1_800_000_000_000;
    private static readonly AirspaceArea Closed = AirspaceArea.OfPolygon(GeometryFactory.Default.ToGeometry(
        new Envelope(EastM + 1_800, EastM + 2_200, NorthM + 300, NorthM + 900)));

    private readonly AirWays _air = new(new AirspaceMap(
        new GroundModel(new TerrainGrid(40, 40, EastM, NorthM, 100, [.. Enumerable.Repeat((float)GroundM, 1_600)]), Array.Empty<BuildingFeature>()),
        [new AirspaceRule("airport", "Airport", AirspaceRuleKinds.NoFly, Closed)]));

    [Fact]
    public void No_leg_of_a_patrol_leads_through_closed_air_and_its_way_home_is_reserved_from_the_last_stop()
    {
        var way = _air.Find(Request("a", At(1_500, 500), At(2_500, 500), At(2_500, 700))).ShouldBeOfType<FlightWay>();

        way.Refusal.ShouldBeNull(way.Why);
        way.Legs.Count.ShouldBe(3);
        var flown = way.Legs.SelectMany(leg => leg.Path).Select(point => PlanePoint.Of(point)).ToArray();
        flown.Zip(flown.Skip(1)).ShouldAllBe(part => Closed.DistanceM(part.First, part.Second) >= 9.5);
        way.Plan.Segments.ShouldAllBe(part => Closed.DistanceM(part.From.Place, part.To.Place) >= 9.5);
        var lastMs = way.Legs[^1].ArriveMs;
        way.Plan.Segments.ShouldContain(part => part.From.Place.DistanceM(Metres(2_500, 700)) < 1 && part.StartMs >= lastMs);
        way.EnergyBackPercent.ShouldBeGreaterThan(2_000 / 15.0 * 100 / 2_400);
    }

    [Fact]
    public void What_another_flight_has_reserved_is_refused_as_traffic_and_nobody_waits_on_the_ground_in_secret()
    {
        // It stays at the second stop for as long as anybody could wait.
        var there = Request("a", At(1_500, 500), At(2_500, 500)) with { Scene = 1, StayS = 1_200 };
        var first = _air.Find(there);
        first.Refusal.ShouldBeNull(first.Why);
        _air.Reserve("a", first).ShouldBeTrue();

        var second = _air.Find(Request("b", At(1_500, 1_500), At(2_500, 500)) with { Scene = 1, StayS = 1_200 });

        second.Refusal.ShouldBe("traffic");
        _air.LetGo("a");
        _air.Find(Request("b", At(1_500, 1_500), At(2_500, 500)) with { Scene = 1, StayS = 1_200 }).Refusal.ShouldBeNull();
    }

    [Fact]
    public void What_is_closed_for_a_while_is_named_on_a_way_and_flown_around_until_it_is_open_again()
    {
        var request = Request("a", At(1_500, 2_500));
        var straight = _air.Find(request);
        GeoPoint[] way = [.. straight.Legs.SelectMany(leg => leg.Path)];
        _air.ClosedOn(request.Unit.Id, way, NowMs).ShouldBeNull();
        AirClosure smoke = new(
            "smoke", [At(800, 1_300), At(1_300, 1_300), At(1_300, 1_700), At(800, 1_700)], CeilingM: null, NowMs + 600_000, "wang");

        _air.Close([smoke]);

        _air.ClosedOn(request.Unit.Id, way, NowMs).ShouldBe("smoke");
        _air.ClosedOn(request.Unit.Id, way, NowMs + 600_000).ShouldBeNull("it is open again");
        var around = _air.Find(request);
        around.Refusal.ShouldBeNull(around.Why);
        _air.ClosedOn(request.Unit.Id, [.. around.Legs.SelectMany(leg => leg.Path)], NowMs).ShouldBeNull();
        around.LengthM.ShouldBeGreaterThan(straight.LengthM + 10);
        _air.Close([]);
        _air.Find(request).LengthM.ShouldBe(straight.LengthM, 1e-6);
    }

    [Fact]
    public void Beneath_the_floor_of_what_is_closed_for_a_while_is_flown_and_through_it_is_not()
    {
        var request = Request("a", At(1_500, 2_500));
        var straight = _air.Find(request);
        GeoPoint[] way = [.. straight.Legs.SelectMany(leg => leg.Path)];
        AirClosure crane = new(
            "crane", [At(800, 1_300), At(1_300, 1_300), At(1_300, 1_700), At(800, 1_700)], CeilingM: null, UntilMs: null, "wang", FloorM: 90);

        _air.Close([crane]);

        _air.ClosedOn(request.Unit.Id, way, NowMs).ShouldBeNull("it flies at 40 m");
        _air.Find(request).LengthM.ShouldBe(straight.LengthM, 1e-6);
        _air.ClosedOn(request.Unit.Id, [.. way.Select(point => point with { ElevationM = GroundM + 95 })], NowMs).ShouldBe("crane");
    }

    [Fact]
    public void In_the_wind_that_is_measured_a_flight_takes_longer_and_uses_more_and_nobody_measures_is_still_air()
    {
        var still = _air.Find(Request("a", At(2_500, 1_500)) with { WindMps = 0 });
        var windy = _air.Find(Request("a", At(2_500, 1_500)) with { WindMps = 9 });

        _air.Find(Request("a", At(2_500, 1_500))).ArriveMs.ShouldBe(still.ArriveMs);
        // 15 m/s through the air are 9.6 m/s over the ground there and back in 9 m/s of wind.
        ((windy.ArriveMs - still.ArriveMs) / 1_000.0).ShouldBe((still.LengthM / 9.6) - (still.LengthM / 15), 5);
        windy.EnergyBackPercent.ShouldBeGreaterThan(1.4 * still.EnergyBackPercent);
        _air.Find(Request("a", At(2_500, 1_500)) with { WindMps = 14.9 }).Refusal.ShouldBe("weather");
    }

    private static WayRequest Request(string flight, params GeoPoint[] stops)
    {
        var cell = DivisionCode.Parse("500103001001001");
        var home = At(500, 500);
        var definition = new UnitDefinition(
            TwinId.Unit(TwinKind.Drone, cell, flight), flight, "dock-drone", UnitProtocol.DjiCloud, "", "", flight, flight, cell, home, null, "fire", []);
        var type = new UnitType("dock-drone", TwinKind.Drone, "无人机", "Drone", [Capability.Camera], 15, 6, 2_400, 7_000, 0.2, 12, 10, null);
        var unit = CityTwin.Fleet.Units.UnitState.New(definition) with { EnergyPercent = 100 };
        return new WayRequest(flight, CityTwin.Fleet.Units.UnitSeeing.See(unit, type, 1, cell, true, NowMs), type, stops, 0, 40, 10, NowMs, null, null);
    }

    private static GeoPoint At(double eastM, double northM) => Metres(eastM, northM).ToDegrees(GroundM);

    private static PlanePoint Metres(double eastM, double northM) => new(EastM + eastM, NorthM + northM);
}
