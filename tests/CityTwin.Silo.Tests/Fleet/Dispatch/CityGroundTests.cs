using System.Text;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Airspace;
using CityTwin.Fleet.Dispatch;
using CityTwin.Fleet.Docks;
using CityTwin.Fleet.Places;
using NetTopologySuite.Geometries;

namespace CityTwin.Silo.Tests.Fleet.Dispatch;

/// <summary>Areas of a package as rules that flights are planned by.</summary>
public class CityGroundTests
{
    private const long HourMs = 3_600_000, BeginMs = 2 * HourMs, EndMs = 5 * HourMs;

    private static readonly GroundModel Flat = new(new TerrainGrid(2, 2, 600_000, 3_200_000, 100_000, [200, 200, 200, 200]), Array.Empty<BuildingFeature>());

    [Theory]
    [InlineData(null, null)]
    [InlineData(BeginMs, null)]
    [InlineData(null, EndMs)]
    [InlineData(BeginMs, EndMs)]
    public void An_area_forbids_flights_while_it_is_in_force_as_docks_are_told(long? fromMs, long? untilMs)
    {
        var area = Area(fromMs, untilMs);
        var map = new AirspaceMap(Flat, [CityGround.RuleOf(area)]);
        var inside = new AirPoint(PlanePoint.Of(new GeoPoint(106.505, 29.505, 0)), 260);
        foreach (var atMs in new[] { 0, BeginMs - 1_000, BeginMs, EndMs - 1, EndMs, 9 * HourMs })
        {
            var isInForce = !(atMs < fromMs) && !(atMs >= untilMs);
            (map.Forbidding(inside, "drone", atMs) is not null).ShouldBe(isInForce, $"at {atMs}");
Encoding.UTF8.GetString(AreaFileMaker.Make([area], atMs, atMs)).Contains("nfz", StringComparison.Ordinal).ShouldBe(isInForce, $"at {atMs}");
        }
    }

    [Fact]
    public void An_area_that_is_over_is_flown_through_and_one_that_begins_on_the_way_is_not()
    {
        long Flown(long? fromMs, long? untilMs)
        {
            var planner = new FlightPlanner(new AirspaceMap(Flat, [CityGround.RuleOf(Area(fromMs, untilMs))]));
            var (west, east) = (PlanePoint.Of(new GeoPoint(106.495, 29.505, 0)), PlanePoint.Of(new GeoPoint(106.515, 29.505, 0)));
            var plan = planner.Plan(new FlightRequest(new AirPoint(west, 200), new AirPoint(east, 240), BeginMs, new AircraftFigures())).Plan.ShouldNotBeNull();
            return (long)plan.OutM;
        }

        var straight = Flown(null, BeginMs);
        straight.ShouldBeInRange(1_900, 2_100);
        Flown(EndMs, null).ShouldBe(straight, "it is long over by then");
        Flown(BeginMs + 30_000, null).ShouldBeGreaterThan(straight + 100);
        Flown(null, null).ShouldBeGreaterThan(straight + 100);
    }

    private static AirspaceFeature Area(long? fromMs, long? untilMs) =>
        new("show", AirspaceKind.NoFly, "Show", "", 0, null, fromMs, untilMs, true, new Polygon(new LinearRing(
        [
            new(106.50, 29.50), new(106.51, 29.50), new(106.51, 29.51), new(106.50, 29.51), new(106.50, 29.50),
        ])));
}
