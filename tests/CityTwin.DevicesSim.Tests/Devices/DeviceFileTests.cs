using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Files;

namespace CityTwin.DevicesSim.Tests.Devices;

public sealed class DeviceFileTests : IDisposable
{
    private const string Header = "deviceId,password,kind,cell,building,lon,lat,elevationM,name,catchment,asset\n";

    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void A_row_is_read_whole()
    {
        Write(Header + "d-1,pw,rain,500103001001007,,106.5,29.5,,\"north, gate\",c-1,road:7\n");
        DeviceFile.Read(_file).Devices.ShouldHaveSingleItem().ShouldBe(
            new DeviceRow("d-1", "pw", "rain", "500103001001007", "", 106.5, 29.5, 0, "north, gate", "c-1", "road:7"));
    }

    [Fact]
    public void A_row_without_a_kind_is_a_gateways_and_devices_may_stand_behind_it()
    {
        Write(Header.TrimEnd() + ",gateway\nedge-1,gpw,,500103001001007,,,,,edge-1,,,\n"
            + "d-1,pw,rain,500103001001007,,106.5,29.5,,n,,,edge-1\nd-2,pw,rain,500103001001007,,106.5,29.5,,n,,,\n");
        var roll = DeviceFile.Read(_file);
        roll.Gateways.ShouldBe(new Dictionary<string, string> { ["edge-1"] = "gpw" });
        roll.Devices.Select(device => (device.DeviceId, device.Gateway)).ShouldBe([("d-1", "edge-1"), ("d-2", "")]);
    }

    [Fact]
    public void A_gateway_without_a_row_is_named()
    {
        Write(Header.TrimEnd() + ",gateway\nd-1,pw,rain,500103001001007,,106.5,29.5,,n,,,edge-1\n");
        Should.Throw<InputException>(() => DeviceFile.Read(_file)).Message
            .ShouldBe($"{_file}: d-1 stands behind the gateway edge-1, which has no row.");
    }

    [Fact]
    public void A_file_of_a_time_without_gateways_gives_each_device_its_own_connection()
    {
        Write(Header + "d-1,pw,rain,500103001001007,,106.5,29.5,,n,,\n");
        DeviceFile.Read(_file).Devices.ShouldHaveSingleItem().Gateway.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("d-1,,rain,500103001001007,,106.5,29.5,,n,,\n", "row 2: password is empty.")]
    [InlineData("d-1,pw,rain,500103001001007,,east,29.5,,n,,\n", "row 2: lon is 'east', not a number.")]
    [InlineData("d-1,pw,rain\n", "row 2: it has 3 fields, the header has 11.")]
    public void A_row_that_cannot_be_read_is_named(string row, string reason)
    {
        Write(Header + row);
        Should.Throw<InputException>(() => DeviceFile.Read(_file)).Message.ShouldBe($"{_file} {reason}");
    }

    [Fact]
    public void A_missing_column_is_named()
    {
        Write("deviceId,password\nd-1,pw\n");
        Should.Throw<InputException>(() => DeviceFile.Read(_file)).Message.ShouldBe($"{_file}: the column kind is missing.");
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Should.Throw<InputException>(() => DeviceFile.Read("/nowhere.csv")).Message.ShouldContain("/nowhere.csv");

    public void Dispose() => File.Delete(_file);

    private void Write(string text) => File.WriteAllText(_file, text);
}
