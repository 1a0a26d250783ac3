using CityTwin.City;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.Devices;
using CityTwin.Sensing;

namespace CityTwin.Gateway.Tests.Devices;

public class DeviceIntakeTests
{
    private static readonly Caller Integrator = new(
        "acme", Role.Integrator, DivisionCode.Parse("500103"), null, DateTimeOffset.MaxValue, new TokenIdentity("", null, null, 0));

    [Fact]
    public void The_least_that_must_be_said_is_enough()
    {
        var (request, rejection) = DeviceIntake.Read(Asked(), Integrator, new byte[32]);
        rejection.ShouldBeNull();
        request!.Name.ShouldBe("acme-0001", "a device without a name is called by its id");
        request.Clock.ShouldBe(DeviceClock.Live);
        request.Position.ShouldBeNull();
        request.ProvisionedBy.ShouldBe("acme");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a+b")]
    [InlineData("a#")]
    [InlineData("$share")]
    [InlineData("a b")]
    [InlineData("设备")]
    [InlineData("ok\n")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123x")]
    public void An_id_that_could_name_anothers_topic_is_refused(string id) =>
        Refused(asked => asked.DeviceId = id).Code.ShouldBe("invalid-device-id");

    [Theory]
    [InlineData("500101001001001", "outside-area")]
    [InlineData("500103001", "unknown-cell")]
    [InlineData("", "unknown-cell")]
    public void A_cell_that_is_none_or_anothers_is_refused(string cell, string code) =>
        Refused(asked => asked.Cell = cell).Code.ShouldBe(code);

    [Fact]
    public void Half_a_position_and_one_off_the_earth_are_refused()
    {
        Refused(asked => asked.Longitude = 106).Field.ShouldBe("latitude");
        Refused(asked => asked.Latitude = 29).Field.ShouldBe("longitude");
        Refused(asked => (asked.Longitude, asked.Latitude) = (181, 29)).Field.ShouldBe("longitude");
        Refused(asked => (asked.Longitude, asked.Latitude) = (106, double.NaN)).Field.ShouldBe("latitude");
        Refused(asked => asked.ElevationM = double.PositiveInfinity).Field.ShouldBe("elevation_m");
    }

    [Fact]
    public void Words_that_mean_nothing_here_are_refused_by_their_field()
    {
        Refused(asked => asked.Clock = "atomic").Field.ShouldBe("clock");
        Refused(asked => asked.TwinId = "cell:500103001001001").Field.ShouldBe("twin_id");
        Refused(asked => asked.Building = "sensor:500103001001001:1").Field.ShouldBe("building");
        Refused(asked => asked.Gateway = "a/b").Field.ShouldBe("gateway");
        Refused(asked => asked.Name = new string('x', 101)).Field.ShouldBe("name");
    }

    private static DeviceRejection Refused(Action<V1.ProvisionDeviceRequest> spoil)
    {
        var asked = Asked();
        spoil(asked);
        var (request, rejection) = DeviceIntake.Read(asked, Integrator, new byte[32]);
        request.ShouldBeNull();
        rejection.ShouldNotBeNull().Why.ShouldNotBeNullOrWhiteSpace();
        return rejection;
    }

    private static V1.ProvisionDeviceRequest Asked() =>
        new() { DeviceId = "acme-0001", Kind = "river-level", Cell = "500103001001001" };
}
