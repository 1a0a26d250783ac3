using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Airspace;
using CityTwin.Fleet.Dispatch;
using CityTwin.Fleet.Places;
using NetTopologySuite.Geometries;

namespace CityTwin.Silo.Tests.Fleet.Together;

/// <summary>What a flight was said to take, and what an aircraft of the simulator takes for it from point to point.</summary>
public sealed class FlightTimeTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_look_takes_about_as_long_as_its_offer_says_however_many_points_its_way_has(bool isClosed)
    {
        var dock = new DockMeeting { WindMps = 0 }.Joined();
        var home = PlanePoint.Of(Town.Home);
        var ground = new GroundModel(
            new TerrainGrid(80, 80, home.EastM - 4_000, home.NorthM - 4_000, 100, [.. Enumerable.Repeat((float)Town.GroundM, 6_400)]), Array.Empty<BuildingFeature>());
        var wall = GeometryFactory.Default.ToGeometry(new Envelope(home.EastM + 600, home.EastM + 1_100, home.NorthM - 300, home.NorthM + 400));
        var air = new AirWays(new AirspaceMap(
            ground, isClosed ? [new AirspaceRule("wall", "Wall", AirspaceRuleKinds.NoFly, AirspaceArea.OfPolygon(wall))] : []));
        var (aim, seat) = (Town.At(1_700, 100), dock.Town.Seat);
        var unit = new UnitView { Definition = seat.Unit, Capabilities = seat.Type.Capabilities, Link = UnitLink.Online, EnergyPercent = 100 };
        var way = air.Find(new WayRequest("flight", unit, seat.Type, [aim], 0, 60, 20, dock.City.NowMs, null, null));
        way.Refusal.ShouldBeNull(way.Why);
        way.Legs[0].Path.Count.ShouldBeGreaterThan(isClosed ? 3 : 1);
        var beganMs = dock.City.NowMs;

        var task = dock.City.Start(TaskMaker.Make(
            MissionId.Create(seat.Unit.Cell, "m1"), MissionKind.Verify, new MissionAim(aim, seat.Unit.Cell, [], null, null, null, []), 1, unit, way, 0, 20));
        dock.City.Until(() => dock.City.Of<StopReached>(task.Id).Any());

        var (toldS, tookS) = ((way.ArriveMs - beganMs) / 1_000.0, (dock.City.Of<StopReached>(task.Id).First().AtMs - beganMs) / 1_000.0);
        (tookS / toldS).ShouldBeInRange(0.9, 1.1, $"{toldS:0} s were told, it took {tookS:0} s over {way.LengthM:0} m and {way.Legs[0].Path.Count} points");
    }
}
