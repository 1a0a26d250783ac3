using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.Devices;
using CityTwin.Ingest;

namespace CityTwin.Gateway.Tests.Devices;

public class UnitIdentitiesTests
{
    private static readonly Caller Integrator = new(
        "acme", Role.Integrator, DivisionCode.Parse("500103"), null, DateTimeOffset.MaxValue, new TokenIdentity("", null, null, 0));

    [Fact]
    public void A_robot_is_asked_for_with_its_twin_its_home_and_the_words_of_its_topics()
    {
        var (request, rejection) = DeviceIntake.Read(Asked(), Integrator, new byte[32]);
        rejection.ShouldBeNull();
        var unit = request!.Unit.ShouldNotBeNull();
        unit.Id.Value.ShouldBe("robot:500103001001001:0001");
        (unit.Type, unit.Protocol, unit.ProtocolVersion, unit.Manufacturer, unit.Serial)
            .ShouldBe(("pump-robot", UnitProtocol.Vda5050, "2.1.0", "acme", "robot-1"));
        unit.Home.ShouldBe(new GeoPoint(106.55, 29.55, 210));
        unit.Shifts.Single().Days.ShouldBe(["workday"]);
    }

    [Fact]
    public void What_is_answered_says_the_same_again()
    {
        var unit = DeviceIntake.Read(Asked(), Integrator, new byte[32]).Request!.Unit!;
        var device = new DeviceRecord("robot-1", null, unit.Cell, new byte[32], null, false, 0, null, "acme", unit).ToProto();
        (device.TwinId, device.Kind, device.Name).ShouldBe(("robot:500103001001001:0001", "pump-robot", "robot-1"));
        device.Unit.Shifts.ShouldBe("workday 08:00-20:00");
    }

    [Fact]
    public void What_cannot_be_is_refused_by_its_field()
    {
        Refused(asked => asked.TwinId = "").ShouldBe("twin_id");
        Refused(asked => asked.TwinId = "sensor:500103001001001:0001").ShouldBe("twin_id");
        Refused(asked => asked.Unit.Protocol = "smoke-signs").ShouldBe("unit.protocol");
        Refused(asked => asked.Unit.Serial = new string('x', 65)).ShouldBe("unit");
        Refused(asked => asked.Unit.Shifts = "always").ShouldBe("unit.shifts");
        Refused(asked => asked.Unit.Shifts = "someday 08:00-20:00").ShouldBe("unit.shifts");
        Refused(asked => asked.Unit.Dock = "dock:500103001001001:0001").ShouldBe("unit.dock");
        Refused(asked => { asked.ClearLongitude(); asked.ClearLatitude(); }).ShouldBe("longitude");
    }

    private static string Refused(Action<V1.ProvisionDeviceRequest> spoil)
    {
        var asked = Asked();
        spoil(asked);
        var (request, rejection) = DeviceIntake.Read(asked, Integrator, new byte[32]);
        request.ShouldBeNull();
        return rejection.ShouldNotBeNull().Field;
    }

    private static V1.ProvisionDeviceRequest Asked() => new()
    {
        DeviceId = "robot-1", Kind = "pump-robot", Cell = "500103001001001", Longitude = 106.55, Latitude = 29.55, ElevationM = 210,
        TwinId = "robot:500103001001001:0001",
        Unit = new() { Protocol = "vda5050", ProtocolVersion = "2.1.0", Manufacturer = "acme", Shifts = "workday 08:00-20:00" },
    };
}
