using CityTwin.City;
using CityTwin.Fleet.Airspace;
using CityTwin.Fleet.Places;
using CsCheck;

namespace CityTwin.Fleet.Tests.Airspace;

/// <summary>What is told of a flight before it is planned, held against the flight.</summary>
public class LeastFlightTests
{
    private static readonly AircraftFigures Dock = new()
    {
        AccelerationMps2 = 3, BrakingMps2 = 1.5, PointWaitS = 1.5, MaxAltitudeM = 1_200, ReservePercent = 0, EnduranceS = 24_000, MaxWindMps = 30,
    };

    private static readonly Gen<AirPoint> Place = Gen.Select(Gen.Double[300, 3_700], Gen.Double[300, 3_700], Gen.Double[0, 150])
        .Select((east, north, height) => FlatLand.At(east, north, FlatLand.GroundM + height));

    private static readonly Gen<AirspaceRule[]> Rules = Gen.Select(Gen.Double[200, 3_500], Gen.Double[200, 3_500], Gen.Double[50, 700], Gen.Double[50, 700])
        .Select((east, north, width, height) => FlatLand.NoFly("a", FlatLand.Box(east, north, east + width, north + height))).Array[0, 3];

    private static readonly Gen<FlightRequest> Flights =
        from places in Place.Array[2, 5]
        from home in Place
        from wind in Gen.Select(Gen.Double[-9, 9], Gen.Double[-9, 9])
        from anywhereMps in Gen.OneOf(Gen.Const(0.0), Gen.Double[0.1, 9])
        from stayS in Gen.Double[0, 400]
        from airborne in Gen.Bool
        from staysAt in Gen.Int[0, places.Length - 2]
        select new FlightRequest(airborne ? places[0] : places[0] with { AltitudeM = FlatLand.GroundM }, places[1], FlatLand.NoonMs, Dock)
        {
            Then = places[2..], Home = home with { AltitudeM = FlatLand.GroundM }, Wind = new Wind(wind.Item1, wind.Item2) { AnywhereMps = anywhereMps },
            OnSceneS = stayS, StaysAt = staysAt, Airborne = airborne, StandOffM = 80,
        };

    [Fact]
    public void No_flight_between_closed_areas_is_sooner_there_or_uses_less_than_the_least()
    {
        var flown = 0;
        Gen.Select(Flights, Rules).Sample(
            (request, rules) =>
            {
                var planner = FlatLand.Planner(rules);
                flown += ShouldBeNoLess(planner, request) ? 1 : 0;
            },
            iter: 400, threads: 1);
        flown.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void No_flight_over_the_city_is_sooner_there_or_uses_less_than_the_least()
    {
        var (random, buildings) = (new Random(5), TestCity.Reader.Buildings().ToList());
        var planner = new FlightPlanner(new AirspaceMap(new GroundModel(TestCity.Reader.Terrain(), buildings), []));
        var (flown, near) = (0, 0);
        for (var flight = 0; flight < 25; flight++)
        {
            var (from, to) = (Roof(0), Roof(40));
            var request = new FlightRequest(from, to, 0, Dock) { OnSceneS = 45, StandOffM = 80, Then = flight % 5 == 0 ? [Roof(40)] : [] };
            flown += ShouldBeNoLess(planner, request) ? 1 : 0;
            near += planner.Plan(request).Plan is { } plan && planner.Least(request).ArriveMs > 0.5 * plan.ArriveMs ? 1 : 0;
        }

        flown.ShouldBeGreaterThan(15);
        near.ShouldBeGreaterThan(flown / 2, "what is far below the truth decides nothing");

        AirPoint Roof(double aboveM)
        {
            var building = buildings[random.Next(buildings.Count)];
            var at = Projection.Utm48.ToMetres(building.Footprint).InteriorPoint;
            return new AirPoint(new PlanePoint(at.X, at.Y), building.BaseM + building.HeightM + aboveM);
        }
    }

    [Fact]
    public void How_far_it_gets_in_a_time_is_what_takes_that_time() => Gen.Select(Gen.Double[0, 5_000], Gen.Double[3, 25], Gen.Bool).Sample(
        (metres, speedMps, atOnce) =>
        {
            var figures = atOnce ? new AircraftFigures() : Dock;
            figures.FarthestM(figures.FromRestToRestS(metres, speedMps), speedMps).ShouldBe(metres, 1e-6);
        });

    private static bool ShouldBeNoLess(FlightPlanner planner, FlightRequest request)
    {
        var least = planner.Least(request);
        if (planner.Plan(request).Plan is not { } plan)
        {
            return false;
        }

        least.ArriveMs.ShouldBeLessThanOrEqualTo(plan.ArriveMs);
        least.EnergyPercent.ShouldBeLessThanOrEqualTo(plan.Energy.OutPercent + plan.Energy.OnScenePercent + plan.Energy.BackPercent);
        return true;
    }
}
