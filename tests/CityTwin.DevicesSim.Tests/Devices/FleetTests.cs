using System.Net;
using System.Net.Sockets;
using CityTwin.DevicesSim.Behaviours;
using CityTwin.DevicesSim.Devices;
using CityTwin.DevicesSim.Faults;
using CityTwin.DevicesSim.Publishing;
using CityTwin.DevicesSim.Tests.Publishing;
using CityTwin.Mqtt;

namespace CityTwin.DevicesSim.Tests.Devices;

public class FleetTests
{
    private const int Devices = 20;
    private const int Heard = 60;

    /// <summary>In real time, for it was a real timer that once came a fraction of a millisecond early.</summary>
    [Fact]
    public async Task Each_device_reports_once_each_interval()
    {
        using var broker = await MosquittoBroker.Start();
        using var recorder = await Recorder.Listen(broker.Port);
        var (clock, tally) = (TimeProvider.System, new Tally());
        var fleet = NewFleet(broker.Port, tally, clock);
        using var stop = new CancellationTokenSource();
        var from = clock.GetTimestamp();
        var running = fleet.Run(stop.Token);
        await recorder.Hears(Heard);
        var measured = tally.Measured;
        var seconds = clock.GetElapsedTime(from).TotalSeconds;
        await stop.CancelAsync();
        await running;
        ((double)measured).ShouldBeLessThanOrEqualTo(Devices * (seconds + 1));
        tally.Dropped.ShouldBe(0);
        tally.Refused.ShouldBe(0);
    }

    [Fact]
    public async Task Behind_a_gateway_all_are_heard_over_one_line_each_under_its_own_id()
    {
        using var broker = await MosquittoBroker.Start();
        using var recorder = await Recorder.Listen(broker.Port);
        var tally = new Tally();
        var fleet = NewFleet(broker.Port, tally, TimeProvider.System, "edge-1");
        using var stop = new CancellationTokenSource();
        var running = fleet.Run(stop.Token);
        await recorder.HearsOf(Devices);
        tally.Connected.ShouldBe(1);
        await stop.CancelAsync();
        await running;
        recorder.DeviceIds.ShouldBe(Enumerable.Range(0, Devices).Select(i => $"fleet-{i}"), ignoreOrder: true);
        tally.Messages.ShouldBeLessThan(tally.Acknowledged);
    }

    [Fact]
    public async Task It_stops_quietly_while_the_broker_breaks_off_what_it_began()
    {
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        var fleet = NewFleet(((IPEndPoint)mute.LocalEndpoint).Port, new Tally(), TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var running = fleet.Run(stop.Token);
        using (await mute.AcceptTcpClientAsync())
        {
            await stop.CancelAsync();
        }

        await running;
    }

    [Fact]
    public async Task When_it_has_stopped_no_timer_is_left_behind()
    {
        var clock = new CountingClock();
        using var stop = new CancellationTokenSource();
        var running = NewFleet(port: 1, new Tally(), clock).Run(stop.Token);
        await stop.CancelAsync();
        await running;
        await clock.NoTimer().WaitAsync(TimeSpan.FromSeconds(20));
    }

    private static DevicesSim.Devices.Fleet NewFleet(int port, Tally tally, TimeProvider clock, string? gateway = null)
    {
        var gateways = gateway is null ? [] : new Dictionary<string, string> { [gateway] = "gpw" };
        var kinds = new Dictionary<string, SensorKind> { ["rain"] = new("rain", 1, [new MetricRange("rainMmPerH", "", 0, 500)]) };
        var rows = Enumerable.Range(0, Devices).Select(i => new DeviceRow(
            $"fleet-{i}", "pw", "rain", "500103001001001", "", 106.5 + (i * 0.001), 29.5, 0, "", "", "", gateway ?? ""));
        var world = new World(Town.Build([.. rows], kinds, 1), 1);
        return new DevicesSim.Devices.Fleet(world, LinePlan.Of(world.Town.Sites, gateways), new FaultPlan(1, 0),
            new WorldClock(clock, 1), clock, new PublishingOptions { Port = port }, tally);
    }
}
