using CityTwin.Fleet.Airspace;
using CityTwin.Fleet.Coverage;
using CityTwin.Fleet.Places;
using CityTwin.Fleet.Tests.Airspace;

namespace CityTwin.Fleet.Tests.Coverage;

public class TerrainFollowingTests
{
    [Fact]
    public void Between_its_points_too_the_way_is_as_high_as_asked_above_hills_and_roofs()
    {
        var terrain = FlatLand.Terrain(east => 200 + (50 * Math.Sin(east / 300)));
        var map = new AirspaceMap(new GroundModel(terrain, [("tower", FlatLand.Box(1500, 1980, 1530, 2010), 320.0)]), []);
        PlanePoint[] way = [new(300, 2000), new(2900, 2000), new(2900, 1000)];
        var points = TerrainFollowing.Follow(map, way, heightM: 40);

        (points[0].Place, points[^1].Place).ShouldBe((way[0], way[2]));
        foreach (var (from, to) in points.Zip(points.Skip(1)))
        {
            from.Place.DistanceM(to.Place).ShouldBeLessThanOrEqualTo(60);
            for (var share = 0.0; share <= 1; share += 0.1)
            {
                var at = from.Towards(to, share);
                at.AltitudeM.ShouldBeGreaterThanOrEqualTo(terrain.At(at.Place.EastM, at.Place.NorthM) + 40 - 1e-6);
                (at.Place.EastM is < 1500 or > 1530 || at.Place.NorthM < 1980 || at.AltitudeM >= 360).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void More_points_than_the_limit_are_refused() => Should.Throw<ArgumentException>(() => TerrainFollowing.Follow(
        new AirspaceMap(new GroundModel(FlatLand.Terrain(_ => 0), Array.Empty<(string, NetTopologySuite.Geometries.Geometry, double)>()), []),
        [new(0, 0), new(1000, 0)], 40, 1, new CoverageLimits { MaxPoints = 500 })).Message.ShouldContain("1001 points");
}
