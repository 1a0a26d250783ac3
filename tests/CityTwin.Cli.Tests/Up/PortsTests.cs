using System.Net;
using System.Net.Sockets;
using CityTwin.Cli.Up;
using CityTwin.Testing.Running;

namespace CityTwin.Cli.Tests.Up;

public class PortsTests
{
    [Fact]
    public void Those_asked_for_are_taken_and_all_others_differ()
    {
        var asked = FreePorts.Take(3);
        var ports = Ports.Choose(asked[0], asked[1], asked[2]);
        (ports.Mqtt, ports.Http, ports.Grpc).ShouldBe((asked[0], asked[1], asked[2]));
        int[] all = [ports.Mqtt, ports.Http, ports.Grpc, ports.Storage, ports.SiloHttp, ports.Silo, ports.SiloGateway];
        all.ShouldBeUnique();
        all.ShouldAllBe(port => port > 0);
    }

    [Theory]
    [InlineData(0, "--mqtt-port")]
    [InlineData(1, "--http-port")]
    [InlineData(2, "--grpc-port")]
    public void A_busy_one_is_named_with_its_option(int which, string option)
    {
        var asked = FreePorts.Take(3);
        using var other = new TcpListener(IPAddress.Loopback, asked[which]);
        other.Start();
        var refused = Should.Throw<CliException>(() => Ports.Choose(asked[0], asked[1], asked[2]));
        refused.Message.ShouldContain(option);
        refused.Message.ShouldContain($"{asked[which]}");
    }

    [Fact]
    public void The_same_one_twice_is_refused_with_both_options()
    {
        var port = FreePorts.Take(1)[0];
        var refused = Should.Throw<CliException>(() => Ports.Choose(FreePorts.Take(1)[0], port, port));
        refused.Message.ShouldContain("--http-port and --grpc-port");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(65536)]
    public void What_is_no_port_is_refused(int port) =>
        Should.Throw<CliException>(() => Ports.Choose(port, 1, 2)).Message.ShouldContain("--mqtt-port");
}
