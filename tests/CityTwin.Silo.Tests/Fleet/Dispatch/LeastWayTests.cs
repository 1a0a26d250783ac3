using CityTwin.City;
using CityTwin.City.Tests.Generation;
using CityTwin.Fleet;
using CityTwin.Fleet.Dispatch;
using CityTwin.Fleet.Places;
using CityTwin.Fleet.Units;

namespace CityTwin.Silo.Tests.Fleet.Dispatch;

/// <summary>What is told of a way before it is looked for, held against the way that is found, over the generated city.</summary>
public sealed class LeastWayTests(MadeCity city) : IClassFixture<MadeCity>
{
    private const long NowMs = 1_800_000_000_000;
    private readonly CityGround _ground = CityGround.Read(city.Folder);
    private readonly Random _random = new(3);

    [Fact]
    public void No_flight_over_the_city_is_better_than_it_is_at_the_least()
    {
        var air = new AirWays(_ground.Air);
        NoneIsBetter(24, ["dock-drone"], air.Find, air.Least);
    }

    [Fact]
    public void No_way_along_the_citys_roads_is_better_than_it_is_at_the_least()
    {
        var roads = new RoadWays(_ground.Roads);
        NoneIsBetter(120, ["fire-crew", "repair-crew", "medic-crew", "grid-patrol", "pump-robot"], request => roads.Find(request, []), roads.Least);
    }

    [Fact]
    public void Where_no_road_is_near_it_is_known_without_looking()
    {
        var roads = new RoadWays(_ground.Roads);
        var request = Request("fire-crew", [Place()]);
        var lost = request with { Stops = [request.Stops[0] with { Longitude = request.Stops[0].Longitude + 2 }] };

        roads.Least(lost).ShouldSatisfyAllConditions(
            least => least.Refusal.ShouldBe("no-way"),
            least => least.Why.ShouldBe(roads.Find(lost, []).Why));
    }

    private void NoneIsBetter(int ways, string[] types, Func<WayRequest, UnitWay> find, Func<WayRequest, LeastWay> least)
    {
        var found = 0;
        for (var i = 0; i < ways; i++)
        {
            var request = Request(types[i % types.Length], [.. Enumerable.Range(0, i % 4 == 0 ? 3 : 1).Select(_ => Place())]);
            var (bound, way) = (least(request), find(request));
            if (way.Legs.Count == 0)
            {
                continue;
            }

            found++;
            bound.Refusal.ShouldBeNull();
            bound.ArriveMs.ShouldBeInRange(NowMs, way.ArriveMs);
            bound.EnergyPercent.ShouldBeInRange(0, (way.EnergyOutPercent + way.EnergyOnScenePercent + way.EnergyBackPercent) * (1 + 1e-9));
        }

        found.ShouldBeGreaterThan(ways / 2);
    }

    private WayRequest Request(string type, GeoPoint[] stops)
    {
        var cell = DivisionCode.Parse("500103001001001");
        var kind = FleetTemplates.Fleet.Type(type)!;
        var definition = new UnitDefinition(TwinId.Unit(kind.Kind, cell, "a"), "a", type, UnitProtocol.Native, "", "", "a", "a", cell, Place(), null, null, []);
        var unit = UnitSeeing.See(UnitState.New(definition) with { EnergyPercent = 100 }, kind, 1, cell, true, NowMs);
        return new WayRequest("a", unit, kind, stops, stops.Length - 1, 40, 45, NowMs + 20_000, _random.Next(10), null);
    }

    /// <summary>On the ground beside a building.</summary>
    private GeoPoint Place()
    {
        var buildings = city.Reader.Buildings();
        var at = buildings.ElementAt(_random.Next(100)).Footprint.Coordinate;
        return new GeoPoint(at.X, at.Y, _ground.Air.Ground.GroundM(PlanePoint.Of(new GeoPoint(at.X, at.Y, 0))));
    }
}
