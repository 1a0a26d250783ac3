using CityTwin.City;
using CityTwin.Fleet.Coverage;
using CityTwin.Fleet.Dispatch;
using NetTopologySuite.Geometries;

namespace CityTwin.Silo.Tests.Fleet.Dispatch;

public class BuildingFloorsTests
{
    private static readonly DivisionCode Cell = DivisionCode.Parse("500103001001001");
    private readonly List<TwinId> _read = [];
    private readonly BuildingFloors _floors;
    private Exception? _fault;

    public BuildingFloorsTests() => _floors = new BuildingFloors(building =>
    {
        _read.Add(building);
        return _fault is { } fault ? throw fault : building == Building(0) ? null : new AimStops([new GeoPoint(106, 29, _read.Count)], 0);
    });

    [Fact]
    public void A_building_is_read_once_however_often_it_is_asked_for_also_one_that_there_is_not()
    {
        _floors.Of(Building(1)).ShouldBe(_floors.Of(Building(1)));
        _floors.Of(Building(0)).ShouldBeNull();
        _floors.Of(Building(0)).ShouldBeNull();

        _read.ShouldBe([Building(1), Building(0)]);
    }

    [Fact]
    public void Of_too_many_the_first_is_forgotten_and_read_again()
    {
        for (var i = 1; i <= BuildingFloors.MaxKept + 1; i++)
        {
            _floors.Of(Building(i));
        }

        _floors.Of(Building(2));
        _read.Count.ShouldBe(BuildingFloors.MaxKept + 1);
        _floors.Of(Building(1));
        _read.Count.ShouldBe(BuildingFloors.MaxKept + 2);
    }

    [Fact]
    public void What_could_not_be_read_is_read_again()
    {
        _fault = new IOException("The package is away.");
        Should.Throw<IOException>(() => _floors.Of(Building(1)));
        _fault = null;

        _floors.Of(Building(1)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(26)]
    [InlineData(27)]
    public void A_building_of_too_many_floors_is_refused_and_none_of_them_is_left_out(int storeys)
    {
        // 60 m by 40 m: 19 pictures a floor.
        var house = new BuildingShape(GeometryFactory.Default.ToGeometry(new Envelope(650_000, 650_060, 3_270_000, 3_270_040)), 200, 3 * storeys, storeys);
        var floors = BuildingFloors.Of(house).ShouldNotBeNull();
        if (storeys <= 26)
        {
            floors.Refusal.ShouldBeNull();
            floors.Stops.Count.ShouldBe(19 * storeys);
            floors.Stops.Max(stop => stop.ElevationM).ShouldBe(house.MiddleOfFloorM(storeys), 1e-6);
            return;
        }

        floors.Stops.ShouldBeEmpty();
        floors.Refusal.ShouldBe("The building's 27 floors take 513 pictures, and one flight takes at most 500: give the waypoints of at most 26 floors a flight.");
    }

    private static TwinId Building(int number) => TwinId.Parse($"building:{Cell}:{number}");
}
