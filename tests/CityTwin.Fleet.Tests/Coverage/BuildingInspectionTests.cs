using CityTwin.Fleet.Coverage;
using CityTwin.Fleet.Places;
using CityTwin.Fleet.Tests.Airspace;
using NetTopologySuite.Geometries;

namespace CityTwin.Fleet.Tests.Coverage;

public class BuildingInspectionTests
{
    private static readonly BuildingShape House = new(FlatLand.Box(100, 100, 140, 120), 200, 30, 10);

    [Fact]
    public void Every_floor_is_seen_all_around_facing_the_wall()
    {
        var points = BuildingInspection.Facade(House, new CameraFigures(), standOffM: 12);
        points.Select(p => p.Floor).Distinct().ShouldBe(Enumerable.Range(1, 10));
        foreach (var point in points)
        {
            var at = new Point(point.At.Place.EastM, point.At.Place.NorthM);
            at.Distance(House.Footprint).ShouldBe(12, 0.5);
            point.At.AltitudeM.ShouldBe(Math.Max(202, 200 + ((point.Floor - 0.5) * 3)), 1e-9);

            // A metre short of the stand-off in the direction it looks there is the wall.
            var angle = point.HeadingDegrees * Math.PI / 180;
            var ahead = new Point(at.X + (12.5 * Math.Sin(angle)), at.Y + (12.5 * Math.Cos(angle)));
            ahead.Distance(House.Footprint).ShouldBeLessThan(0.2);
        }

        var floor = points.Where(p => p.Floor == 1).Select(p => p.At.Place).ToList();
        floor.Zip(floor.Skip(1)).ShouldAllBe(x => x.First.DistanceM(x.Second) <= new CameraFigures().WidthM(12) * 0.8 + 1e-6);
    }

    [Fact]
    public void Columns_go_up_and_down_in_turn()
    {
        var points = BuildingInspection.Facade(House, new CameraFigures(), 12, InspectionOrder.Columns, fromFloor: 3, toFloor: 5);
        points.Take(7).Select(p => (p.Facade, p.Floor)).ShouldBe([(0, 3), (0, 4), (0, 5), (1, 5), (1, 4), (1, 3), (2, 3)]);
    }

    [Fact]
    public void An_orbit_looks_at_the_middle_from_everywhere()
    {
        var points = BuildingInspection.Orbit(House, standOffM: 20, altitudeM: 250, lookAtM: 215, points: 8);
        var centre = new PlanePoint(120, 110);
        points.Select(p => p.HeadingDegrees).Select(d => Math.Round(d, 6) % 360).ShouldBe([180, 225, 270, 315, 0, 45, 90, 135]);
        points.ShouldAllBe(p => Math.Abs(p.At.Place.DistanceM(centre) - 20 - Math.Sqrt(500)) < 1e-6 && p.GimbalDegrees < 0);
    }

    [Fact]
    public void Floors_that_are_not_there_and_patterns_without_end_are_refused()
    {
        Should.Throw<ArgumentException>(() => BuildingInspection.Facade(House, new CameraFigures(), 12, toFloor: 11)).Message.ShouldContain("1 to 10");
        Should.Throw<ArgumentException>(() => BuildingInspection.Facade(House, new CameraFigures(), 0));
        Should.Throw<ArgumentException>(() => BuildingInspection.Facade(House, new CameraFigures(), 12, limits: new CoverageLimits { MaxPoints = 20 }));
    }
}
