using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Dispatch;
using CityTwin.Fleet.Routing;
using NetTopologySuite.Geometries;

namespace CityTwin.Silo.Tests.Fleet.Dispatch;

/// <summary>One street of about 970 m.</summary>
public class RoadWaysTests
{
    private const long NowMs = 1_800_000_000_000;
    private static readonly UnitType Robot = new("robot", TwinKind.Robot, "", "", [], 5, 0, 7_200, 0, 0.2, null, null, "vehicle");
    private static readonly GeoPoint West = new(106.50, 29.5), East = new(106.51, 29.5);

    private readonly RoadWays _ways = new(RoadGraph.Build(
        [new RoadFeature("street", "", RoadClasses.Secondary, false, 36, false, false, "w", "e", null, true, new LineString([new Coordinate(106.50, 29.5), new Coordinate(106.51, 29.5)]))]));

    [Fact]
    public void A_round_that_ends_where_it_began_does_not_make_the_way_home_endless()
    {
        var there = _ways.Find(Request(home: new GeoPoint(106.53, 29.5), East), []);
        var round = _ways.Find(Request(home: new GeoPoint(106.53, 29.5), East, West), []);

        there.Refusal.ShouldBeNull(there.Why);
        round.EnergyBackPercent.ShouldBeLessThan(6 * 2_910 / 5.0 * 100 / 7_200);
        round.EnergyBackPercent.ShouldBeGreaterThan(there.EnergyBackPercent, "it is farther from home");
    }

    [Fact]
    public void One_that_is_there_already_goes_home_all_the_same() =>
        _ways.Find(Request(home: new GeoPoint(106.53, 29.5), West), []).EnergyBackPercent.ShouldBeGreaterThan(2_800 / 5.0 * 100 / 7_200);

    private static WayRequest Request(GeoPoint home, params GeoPoint[] stops)
    {
        var cell = DivisionCode.Parse("500103001001001");
        var unit = new UnitView
        {
            Definition = new UnitDefinition(TwinId.Unit(TwinKind.Robot, cell, "r"), "r", "robot", UnitProtocol.Native, "", "", "r", "r", cell, home, null, null, []),
            Capabilities = [],
            Motion = new UnitMotion(NowMs, West, null, 0, 0),
        };
        return new WayRequest("m", unit, Robot, stops, 0, 0, 0, NowMs, null, null);
    }
}
