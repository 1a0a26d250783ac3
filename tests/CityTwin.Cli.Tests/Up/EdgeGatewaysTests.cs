using CityTwin.City;
using CityTwin.Cli.Up;

namespace CityTwin.Cli.Tests.Up;

public class EdgeGatewaysTests
{
    [Fact]
    public void Up_to_the_bound_each_device_has_its_own_connection()
    {
        var sensors = Sensors.Many(10, streets: 2);
        EdgeGateways.For(sensors, EdgeGateways.MaxOwnConnections).ShouldBeEmpty();
        EdgeGateways.Of(sensors[0], EdgeGateways.MaxOwnConnections).ShouldBeEmpty();
    }

    [Fact]
    public void Beyond_it_each_street_has_a_gateway_in_one_of_its_cells()
    {
        var sensors = Sensors.Many(100, streets: 3);
        const int devices = EdgeGateways.MaxOwnConnections + 1;
        EdgeGateways.For(sensors, devices).ShouldBe(
        [
            ("edge-500103001", DivisionCode.Parse("500103001001001")),
            ("edge-500103002", DivisionCode.Parse("500103002001001")),
            ("edge-500103003", DivisionCode.Parse("500103003001001")),
        ]);
        EdgeGateways.Of(sensors[1], devices).ShouldBe("edge-500103002");
    }

    [Fact]
    public void A_device_that_has_a_gateways_id_is_named()
    {
        var sensors = Sensors.Many(2, streets: 1);
        Should.Throw<CliException>(() => EdgeGateways.For(
            [sensors[0], sensors[1] with { DeviceId = "edge-500103001" }], EdgeGateways.MaxOwnConnections + 1))
            .Message.ShouldContain("edge-500103001");
    }
}
