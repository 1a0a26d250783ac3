using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Airspace;
using CityTwin.Fleet.Dispatch;
using CityTwin.Fleet.Places;
using NetTopologySuite.Geometries;

namespace CityTwin.Silo.Tests.Fleet.Dispatch;

/// <summary>A person sends a drone to a place on a map: flat ground at 200 m, a tower of 330 m, a closed area and a limit.</summary>
public class AirPlacesTests
{
    private const double EastM = 650_000, NorthM = 3_270_000, GroundM = 200;
    private const long NowMs = 1_800_000_000_000;
    private static readonly TwinId Drone = TwinId.Parse("drone:500103001001001:a");

    private readonly AirWays _air = new(new AirspaceMap(
        new GroundModel(
            new TerrainGrid(40, 40, EastM, NorthM, 100, [.. Enumerable.Repeat((float)GroundM, 1_600)]), [("tower", Box(1_000, 450, 1_100, 550), 330)]),
        [
            new AirspaceRule("airport", "Airport", AirspaceRuleKinds.NoFly, AirspaceArea.OfPolygon(Box(2_000, 0, 3_000, 1_000))),
            new AirspaceRule("limit", "120 m", AirspaceRuleKinds.AltitudeLimit, AirspaceArea.OfPolygon(Box(0, 2_000, 1_000, 3_000)))
            {
                CeilingM = 120, Base = AltitudeBase.Ground,
            },
        ]));

    [Theory]
    [InlineData(0, 240)] // A map says no altitude.
    [InlineData(200, 240)] // On the ground nothing flies.
    [InlineData(203, 240)]
    [InlineData(290, 290)]
    public void A_place_at_or_below_the_ground_is_flown_to_at_the_usual_height_over_it(double said, double altitudeM)
    {
        var place = At(600, 500, said);
        var to = Aloft(place);
        (to.Longitude, to.Latitude, to.ElevationM).ShouldSatisfyAllConditions(
            at => at.Longitude.ShouldBe(place.Longitude, 1e-7), at => at.Latitude.ShouldBe(place.Latitude, 1e-7), at => at.ElevationM.ShouldBe(altitudeM, 0.01));
    }

    [Fact]
    public void Behind_a_tower_it_is_flown_to_above_the_tower() => Aloft(At(1_500, 500, 0)).ElevationM.ShouldBeGreaterThan(330);

    [Theory]
    [InlineData(0)]
    [InlineData(900)]
    public void A_place_in_a_closed_area_is_refused_by_its_name(double said)
    {
        var refusal = Should.Throw<UnitRefusedException>(() => Aloft(At(2_500, 500, said)));
        (refusal.Why, refusal.Message.Contains("Airport (no-fly) forbids it", StringComparison.Ordinal)).ShouldBe((UnitRefusal.OutOfArea, true));
    }

    [Fact]
    public void Above_a_limit_is_refused_and_below_it_is_not()
    {
        Should.Throw<UnitRefusedException>(() => Aloft(At(500, 2_500, 321))).Message.ShouldContain("120 m");
        Aloft(At(500, 2_500, 319)).ElevationM.ShouldBe(319, 0.01);
    }

    private GeoPoint Aloft(GeoPoint place) => _air.Aloft(Drone, At(100, 500, GroundM), place, NowMs);

    private static GeoPoint At(double eastM, double northM, double altitudeM) => new PlanePoint(EastM + eastM, NorthM + northM).ToDegrees(altitudeM);

    private static Geometry Box(double west, double south, double east, double north) =>
        GeometryFactory.Default.ToGeometry(new Envelope(EastM + west, EastM + east, NorthM + south, NorthM + north));
}
