using CityTwin.City;
using CityTwin.City.Tests.Generation;
using CityTwin.Fleet;
using CityTwin.Fleet.Coverage;
using CityTwin.Fleet.Dispatch;
using CityTwin.Fleet.Places;
using CityTwin.Fleet.Units;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace CityTwin.Silo.Tests.Fleet.Dispatch;

/// <summary>Where missions lead to over the small generated city.</summary>
public sealed class CityRouterTests(MadeCity city) : IClassFixture<MadeCity>, IAsyncLifetime
{
    private const double HeightM = 40;
    private const long NowMs = 1_800_000_000_000;
    private static readonly DivisionCode Cell = DivisionCode.Parse("500103001001001");

    private readonly CityRouter _router = new(
        new ConfigurationBuilder().AddInMemoryCollection([new("City:Path", city.Folder)]).Build(), NullLogger<CityRouter>.Instance);

    public async ValueTask InitializeAsync()
    {
        await _router.StartAsync(TestContext.Current.CancellationToken);
        await _router.ExecuteTask!;
    }

    public ValueTask DisposeAsync()
    {
        _router.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void An_area_is_pictured_whole_also_between_the_ends_of_its_rows()
    {
        var area = Box(OpenGround(), 600, 250);
        var stops = Stops(MissionKind.PatrolArea, Aim(area));

        stops.Refusal.ShouldBeNull();
        stops.Stops.Count.ShouldBeInRange(60, UnitTask.MaxStops);
        var seen = UnaryUnionOp.Union(stops.Stops.Select(stop => Picture(PlanePoint.Of(stop), stops.LookDeg!.Value)));
        (area.Intersection(seen).Area / area.Area).ShouldBeGreaterThan(0.9999);
    }

    [Fact]
    public void An_area_of_more_pictures_than_a_flight_takes_is_refused_and_its_ring_is_not_flown_instead()
    {
        var aim = Aim(Box(OpenGround(), 3_000, 2_000));
        var stops = Stops(MissionKind.PatrolArea, aim);

        stops.Stops.ShouldBeEmpty();
        stops.Refusal.ShouldNotBeNull().ShouldMatch("^The area takes [0-9]{4} pictures from 40 m, and one flight takes at most 500: make it smaller, part it, or fly higher\\.$");
        _router.Stops(MissionKind.PatrolArea, aim, flies: true, heightM: 200, NowMs).Refusal.ShouldBeNull("from higher up it takes fewer");
        Stops(MissionKind.PatrolArea, aim, flies: false).Stops.ShouldBe(aim.Area);
        var way = _router.Find(Request(stops), []);
        (way.Refusal, way.Why).ShouldBe(("no-way", stops.Refusal));
        _router.Least(Request(stops)).Why.ShouldBe(stops.Refusal);
    }

    [Fact]
    public void An_area_that_crosses_itself_is_refused_with_the_reason()
    {
        var at = OpenGround();
        var bow = new[] { (0.0, 0.0), (200, 200), (200, 0), (0, 200) }.Select(corner => new PlanePoint(at.EastM + corner.Item1, at.NorthM + corner.Item2).ToDegrees());
        Stops(MissionKind.PatrolArea, Aim([.. bow])).Refusal.ShouldNotBeNull().ShouldContain("an invalid Polygon");
    }

    [Fact]
    public void Every_floor_of_a_building_is_looked_at_up_to_the_highest()
    {
        var building = city.Reader.Buildings().Where(one => BuildingInspection.FacadePoints(BuildingShape.Of(one), new CameraFigures(), 15) <= UnitTask.MaxStops)
            .MaxBy(one => one.Storeys).ShouldNotBeNull();
        var shape = BuildingShape.Of(building);
        var floors = Stops(MissionKind.InspectBuilding, Aim([]) with { Building = building.Id });

        floors.Refusal.ShouldBeNull();
        floors.Stops.Select(stop => Math.Round(stop.ElevationM, 3)).Distinct().Count().ShouldBe(building.Storeys);
        floors.Stops.Max(stop => stop.ElevationM).ShouldBe(shape.MiddleOfFloorM(building.Storeys), 1e-6);
    }

    [Fact]
    public void Waypoints_that_are_given_are_flown_as_they_are_and_other_missions_go_to_their_place()
    {
        var given = new GeoPoint(106.57, 29.56, 300);
        var aim = Aim(Box(OpenGround(), 3_000, 2_000)) with { Waypoints = [new TaskStop(given, [], [], [], null, null, 0)] };
        Stops(MissionKind.PatrolArea, aim).Stops.ShouldBe([given]);
        Stops(MissionKind.Verify, Aim([])).Stops.ShouldBe([Aim([]).Place]);
    }

    private AimStops Stops(MissionKind kind, MissionAim aim, bool flies = true) => _router.Stops(kind, aim, flies, HeightM, NowMs);

    private static MissionAim Aim(Polygon area) =>
        Aim([.. area.Coordinates.Select(corner => PlanePoint.Of(corner).ToDegrees())]);

    private static MissionAim Aim(IReadOnlyList<GeoPoint> area) => new(new GeoPoint(106.57, 29.56, 0), Cell, area, null, null, null, []);

    private static Polygon Box(PlanePoint from, double eastM, double northM) => (Polygon)GeometryFactory.Default.ToGeometry(
        new Envelope(from.EastM, from.EastM + eastM, from.NorthM, from.NorthM + northM));

    /// <summary>Three kilometres from there nothing is closed: the small city lies elsewhere.</summary>
    private PlanePoint OpenGround()
    {
        var closed = city.Reader.Airspace().Select(area => Projection.Utm48.ToMetres(area.Shape).EnvelopeInternal).ToList();
        var eastM = closed.Select(box => box.MaxX).DefaultIfEmpty(650_000).Max();
        return new PlanePoint(eastM + 1_000, 3_270_000);
    }

    private static Polygon Picture(PlanePoint at, double lookDegrees)
    {
        var (camera, (sin, cos)) = (new CameraFigures(), Math.SinCos(lookDegrees * Math.PI / 180));
        var (across, along) = (camera.WidthM(HeightM) / 2, camera.LengthM(HeightM) / 2);
        Coordinate Corner(double x, double y) => new(at.EastM + (x * cos) + (y * sin), at.NorthM - (x * sin) + (y * cos));
        var first = Corner(-across, -along);
        return new Polygon(new LinearRing([first, Corner(across, -along), Corner(across, along), Corner(-across, along), first.Copy()]));
    }

    private static WayRequest Request(AimStops stops)
    {
        var kind = FleetTemplates.Fleet.Type("dock-drone")!;
        var definition = new UnitDefinition(
            TwinId.Unit(kind.Kind, Cell, "a"), "a", kind.Code, UnitProtocol.Native, "", "", "a", "a", Cell, new GeoPoint(106.57, 29.56, 200), null, null, []);
        var unit = UnitSeeing.See(UnitState.New(definition) with { EnergyPercent = 100 }, kind, 1, Cell, true, NowMs);
        return new WayRequest("a", unit, kind, stops.Stops, stops.Scene, HeightM, 0, NowMs, null, null) { TooMuch = stops.Refusal };
    }
}
