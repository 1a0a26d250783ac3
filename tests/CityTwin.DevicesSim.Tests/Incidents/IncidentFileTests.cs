using CityTwin.DevicesSim.Files;
using CityTwin.DevicesSim.Incidents;

namespace CityTwin.DevicesSim.Tests.Incidents;

public sealed class IncidentFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("citytwin-sim-");

    private string Devices => Path.Combine(_folder.FullName, "devices.csv");

    [Fact]
    public void A_request_is_taken_once()
    {
        IncidentFile.Write(Devices, "storm 42");
        IncidentFile.Take(Devices).ShouldBe("storm 42");
        IncidentFile.Take(Devices).ShouldBeNull();
    }

    [Fact]
    public void What_is_far_too_long_is_taken_and_refused()
    {
        File.WriteAllText(IncidentFile.For(Devices), new string('x', 10_000));
        Should.Throw<InputException>(() => IncidentFile.Take(Devices)).Message.ShouldContain("10000 bytes are more than 200");
        IncidentFile.Take(Devices).ShouldBeNull();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
