using CityTwin.City;
using CityTwin.Fleet.Airspace;
using CityTwin.Fleet.Places;
using NetTopologySuite.Geometries;

namespace CityTwin.Fleet.Tests.Airspace;

public class CityFlightsTests
{
    /// <summary>Over the generated city, its hills and its buildings, judged metre by metre in code of its own.</summary>
    [Fact]
    public void Flights_over_the_city_keep_their_clearance_everywhere()
    {
        var (terrain, buildings) = (TestCity.Reader.Terrain(), TestCity.Reader.Buildings().ToList());
        var closed = AirspaceArea.OfCircle(PlanePoint.Of(Projection.Utm48.ToMetres(106.56, 29.556)), 200);
        var map = new AirspaceMap(
            new GroundModel(terrain, buildings), [new AirspaceRule("school", "school", AirspaceRuleKinds.NoFly, closed)]);
        var roofs = buildings.Select(b => (Shape: Projection.Utm48.ToMetres(b.Footprint), TopM: b.BaseM + b.HeightM)).ToList();
        var (random, planner, flown) = (new Random(11), new FlightPlanner(map), 0);
        for (var flight = 0; flight < 12; flight++)
        {
            var (from, to) = (Roof(), Roof());
            var answer = planner.Plan(new FlightRequest(from, to with { AltitudeM = to.AltitudeM + 30 }, 0, new AircraftFigures
            {
                MaxAltitudeM = from.AltitudeM + 120,
            }));
            if (answer.Plan is not { } plan)
            {
                continue;
            }

            flown++;
            foreach (var segment in plan.Segments.Where(s => s.Phase == FlightPhase.Cruise))
            {
                ShouldBeClear(segment, terrain, roofs, closed);
            }
        }

        flown.ShouldBeGreaterThan(6);

        AirPoint Roof()
        {
            var building = buildings[random.Next(buildings.Count)];
            var at = Projection.Utm48.ToMetres(building.Footprint).InteriorPoint;
            return new AirPoint(new PlanePoint(at.X, at.Y), building.BaseM + building.HeightM);
        }
    }

    private static void ShouldBeClear(
        FlightSegment segment, TerrainGrid terrain, List<(Geometry Shape, double TopM)> roofs, AirspaceArea closed)
    {
        var (from, to) = (segment.From.Place, segment.To.Place);
        var line = new LineString([new Coordinate(from.EastM, from.NorthM), new Coordinate(to.EastM, to.NorthM)]);
        closed.DistanceM(from, to).ShouldBeGreaterThan(9.9);
        roofs.Where(roof => roof.Shape.EnvelopeInternal.Distance(line.EnvelopeInternal) < 10 && roof.Shape.Distance(line) < 9.9)
            .ShouldAllBe(roof => roof.TopM + 20 <= segment.To.AltitudeM + 1e-6);
        var steps = (int)line.Length + 1;
        for (var step = 0; step <= steps; step++)
        {
            var at = from.Towards(to, (double)step / steps);
            (terrain.At(at.EastM, at.NorthM) + 20).ShouldBeLessThanOrEqualTo(segment.To.AltitudeM + 1e-6);
        }
    }
}
