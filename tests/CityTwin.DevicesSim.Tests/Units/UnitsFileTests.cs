using CityTwin.DevicesSim.Files;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Tests.Units;

public sealed class UnitsFileTests : IDisposable
{
    private const string Header =
        "deviceId,password,protocol,unit,type,name,manufacturer,serial,protocolVersion,dock,lon,lat,elevationM,"
        + "cruiseSpeedMps,climbSpeedMps,enduranceS,maxWindMps,capabilities\n";

    private const string Dock = "dock-1,pw,dji-cloud,dock:1:1,dock,Dock 1,,,,,106.5,29.5,210,,,,,\n";

    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void A_robots_row_is_read_whole()
    {
        Write(Header + "r-1,pw,vda5050,robot:1:1,fire-robot,\"Robot, one\",Kite,R1,2.1.0,,106.5,29.5,,2.5,,14400,,pump; camera\n");
        var row = UnitsFile.Read(_file).ShouldHaveSingleItem();
        row.Capabilities.ShouldBe(["pump", "camera"]);
        row.ShouldBe(new UnitRow("r-1", "pw", UnitProtocol.Vda5050, "robot:1:1", "fire-robot", "Robot, one", "Kite", "R1", "2.1.0", "",
            106.5, 29.5, 0, 2.5, 0, 14400, 0, row.Capabilities));
    }

    [Fact]
    public void An_aircraft_speaks_through_its_dock_and_needs_no_password()
    {
        Write(Header + Dock + "drone-1,,dji-cloud,drone:1:1,m3td,Drone 1,,,,dock-1,106.5,29.5,210,15,6,2400,12,camera;thermal\n");
        UnitsFile.Read(_file).Select(row => (row.DeviceId, row.Dock, row.IsDock)).ShouldBe([("dock-1", "", true), ("drone-1", "dock-1", false)]);
    }

    [Theory]
    [InlineData("r-1,,native,team:1:1,crew,n,,,,,106.5,29.5,,1,,1,,\n", " row 2: password is empty.")]
    [InlineData("r-1,pw,morse,team:1:1,crew,n,,,,,106.5,29.5,,1,,1,,\n", " row 2: protocol is 'morse'; it must be vda5050, dji-cloud, native.")]
    [InlineData("r-1,pw,native,team:1:1,crew,n,,,,,206.5,29.5,,1,,1,,\n", " row 2: lon is 206.5; it must be from -180 to 180.")]
    [InlineData("r-1,pw,native,team:1:1,crew,n,,,,,106.5,29.5,,-1,,1,,\n", " row 2: cruiseSpeedMps is -1; it must be 0 or more.")]
    [InlineData("r-1,pw,vda5050,robot:1:1,dog,n,,S,2.1.0,,106.5,29.5,,1,,1,,\n", " row 2: manufacturer or serial is empty; VDA 5050 names its topics by them.")]
    [InlineData("r-1,pw,vda5050,robot:1:1,dog,n,M,a/b,2.1.0,,106.5,29.5,,1,,1,,\n", " row 2: serial is 'a/b'; VDA 5050 allows letters, digits and _.:- in it.")]
    [InlineData("r-1,pw,vda5050,robot:1:1,dog,n,M,S,1.1.0,,106.5,29.5,,1,,1,,\n", " row 2: protocolVersion is '1.1.0'; the simulator's robots speak 2.x and 3.x.")]
    [InlineData("a,,dji-cloud,drone:1:1,m3td,n,,,,dock-9,106.5,29.5,,1,,1,,\n", ": a lives in the dock dock-9, which has no row of type dock.")]
    public void A_row_that_cannot_be_is_named(string row, string reason)
    {
        Write(Header + row);
        Should.Throw<InputException>(() => UnitsFile.Read(_file)).Message.ShouldBe(_file + reason);
    }

    [Fact]
    public void A_unit_that_is_there_twice_is_named()
    {
        Write(Header + Dock + Dock);
        Should.Throw<InputException>(() => UnitsFile.Read(_file)).Message
            .ShouldBe($"{_file} row 3: deviceId dock-1 is in an earlier row, too; each unit has its own.");
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Should.Throw<InputException>(() => UnitsFile.Read("/nowhere.csv")).Message.ShouldContain("/nowhere.csv");

    public void Dispose() => File.Delete(_file);

    private void Write(string text) => File.WriteAllText(_file, text);
}
