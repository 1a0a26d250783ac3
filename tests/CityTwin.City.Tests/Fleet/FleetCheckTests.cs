using CityTwin.City.Tests.Generation;

namespace CityTwin.City.Tests.Fleet;

public sealed class FleetCheckTests(MadeCity city) : IClassFixture<MadeCity>, IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string, string, string> WrongItems => new()
    {
        { "unit-types.json", "[0].code=Drone Dock", "code: is 'Drone Dock', expected lower-case words" },
        { "unit-types.json", "[0].kind=balloon", "'balloon' is none of centre, cell" },
        { "unit-types.json", "[0].kind=sensor", "kind: expected drone, dock, robot or team" },
        { "unit-types.json", "[1].capabilities[0]=x-ray", "'x-ray' is none of camera, thermal" },
        { "unit-types.json", "[1].capabilities[0]=thermal", "capabilities: names thermal 2 times" },
        { "unit-types.json", "[1].cruiseSpeedMps=0", "dock-drone, cruiseSpeedMps: is 0" },
        { "unit-types.json", "[2].roadProfile=rail", "pump-robot, roadProfile: is 'rail'" },
        { "unit-types.json", "[2].climbSpeedMps=3", "pump-robot, climbSpeedMps: is 3" },
        { "unit-types.json", "[3].code=pump-robot", "pump-robot was given before" },
        { "dispatch.json", "launch[0].code=fire look", "code: is 'fire look'" },
        { "dispatch.json", "launch[0].severities=[]", "severities: is empty" },
        { "dispatch.json", "launch[0].severities[0]=red", "A severity is I, II, III or IV" },
        { "dispatch.json", "launch[0].rules[0]=smoke", "rules: 'smoke' is not in rules.json" },
        { "dispatch.json", "launch[0].kinds=[\"smok\"]", "kinds: 'smok' is not in sensor-kinds.json" },
        { "dispatch.json", "launch[0].areas=[\"500199\"]", "areas: '500199' is not in divisions.csv" },
        { "dispatch.json", "launch[0].mission=hover", "'hover' is none of verify" },
        { "dispatch.json", "launch[0].mission=patrol-route", "fire-look, mission: is patrol-route, which needs more than the place of an alert" },
        { "dispatch.json", "launch[0].follow[0].mission=cordon", "fire-look, follow, mission: is cordon, which needs more than the place of an alert" },
        { "dispatch.json", "launch[0].holdBackSeconds=3600", "holdBackSeconds: is 3600, expected 0 to 600" },
        { "dispatch.json", "launch[0].follow[0].count=0", "follow, count: is 0, expected 1 to 20" },
        { "dispatch.json", "launch[0].confirm.atLeast=10", "nothingBelow no higher than atLeast" },
        { "dispatch.json", "launch[2].code=fire-look", "fire-look was given before" },
        { "dispatch.json", "needs[1].kind=verify", "needs: verify is given 2 times" },
        { "dispatch.json", "weights.travelPerS=-1", "weights, travelPerS: is -1" },
        { "dispatch.json", "times.offlineAfterSeconds=9", "offlineAfterSeconds is 9, not above silentAfterSeconds 15" },
        { "dispatch.json", "launch[0]=null", "has null as an item of a list" },
        { "airspace.geojson", "features[0].properties.kind=closed", "kind is 'closed', expected no-fly, restricted" },
        { "airspace.geojson", "features[0].properties.reason=", "reason is empty" },
        { "airspace.geojson", "features[0].properties.ceilingM=-5", "ceilingM is -5, not above floorM 0" },
        { "airspace.geojson", "features[0].properties.from=soon", "'from' is no moment" },
        { "airspace.geojson", "features[1].properties.id=air-500103-helipad-1", "air-500103-helipad-1 was named before" },
    };

    public static TheoryData<int, string, string, string> WrongUnits => new()
    {
        { 1, "id", "sensor:500103001001001:0001", "is not the id of a drone, dock, robot or team" },
        { 1, "type", "hangar", "type 'hangar' is not in unit-types.json" },
        { 1, "type", "dock-drone", "type 'dock-drone' is of a drone" },
        { 1, "protocol", "smoke-signs", "protocol is 'smoke-signs', expected native, vda5050, dji-cloud" },
        { 1, "protocol", "native", "drones and docks speak dji-cloud" },
        { 1, "deviceId", "a/b", "deviceId is 'a/b'" },
        { 1, "department", "circus", "department 'circus' is not in departments.json" },
        { 1, "shifts", "always", "shifts is 'always', expected days and hours" },
        { 1, "shifts", "someday 08:00-20:00", "'someday' is none of mon" },
        { 1, "lon", "10", "far outside the city's box" },
        { 1, "cell", "500103001001999", "was born in" },
        { 2, "dock", "", "dock is empty: a drone is spoken for by its dock" },
        { 2, "dock", "dock:500103001001001:0099", "is not in units.csv" },
        { 2, "deviceId", "drone-dock-500103-001", "device drone-dock-500103-001 was named before" },
        { 25, "protocolVersion", "1.1.0", "protocolVersion is '1.1.0', expected a version 2 or 3" },
        { 25, "manufacturer", "a+b", "manufacturer is 'a+b'" },
        { 26, "serial", "pump-robot-500103-001", "serial pump-robot-500103-001 of citytwin was named before" },
    };

    [Theory]
    [MemberData(nameof(WrongItems))]
    public void What_is_wrong_is_named_with_its_file_and_field(string file, string change, string complaint)
    {
        var package = ChangedPackage.Copied(city, _folder);
        ChangedPackage.Change(package, file, change);
        ShouldComplain(package, file, complaint);
    }

    [Theory]
    [MemberData(nameof(WrongUnits))]
    public void A_wrong_unit_is_named_with_its_row(int row, string column, string value, string complaint)
    {
        var package = ChangedPackage.Copied(city, _folder);
        ChangedPackage.ChangeRow(package, CityPackageFiles.Units, row, column, value);
        ShouldComplain(package, CityPackageFiles.Units, complaint);
        Should.Throw<CityPackageException>(() => CityCatalogue.Load(package));
    }

    [Fact]
    public void A_unit_may_not_take_the_device_of_a_sensor()
    {
        var package = ChangedPackage.Copied(city, _folder);
        ChangedPackage.ChangeRow(package, CityPackageFiles.Units, 1, "deviceId", city.Reader.Sensors().First().DeviceId);
        ShouldComplain(package, CityPackageFiles.Units, "was named before");
    }

    [Fact]
    public void A_package_from_before_the_fleet_has_the_built_in_types_and_no_units()
    {
        var package = ChangedPackage.Copied(city, _folder);
        ChangedPackage.Remove(package, CityPackageFiles.Fleet);
        CityPackageReader.Check(package).ShouldBeEmpty();
        CityPackageReader.Open(package).Airspace().ShouldBeEmpty();
        var fleet = CityCatalogue.Load(package).Fleet;
        fleet.Units.ShouldBeEmpty();
        fleet.Type("dock-drone").ShouldNotBeNull();
        fleet.Dispatch.ShouldBeSameAs(FleetTemplates.Dispatch);
    }

    [Fact]
    public void One_file_of_the_fleet_alone_is_refused()
    {
        var package = ChangedPackage.Copied(city, _folder);
        ChangedPackage.Remove(package, [CityPackageFiles.Airspace]);
        CityPackageReader.Check(package).ShouldContain(problem =>
            problem.Reason.Contains("a package has all of unit-types.json, units.csv", StringComparison.Ordinal));
    }

    private static void ShouldComplain(string package, string file, string complaint)
    {
        var problems = CityPackageReader.Check(package);
        problems.ShouldContain(
            problem => problem.File == file && problem.ToString().Contains(complaint, StringComparison.Ordinal),
            string.Join('\n', problems));
    }

    public void Dispose() => _folder.Dispose();
}
