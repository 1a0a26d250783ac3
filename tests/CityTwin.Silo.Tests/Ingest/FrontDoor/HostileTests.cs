using System.Net.Sockets;
using System.Text;
using CityTwin.Ingest.FrontDoor;
using CityTwin.Mqtt;
using CityTwin.Testing.Running;
using MQTTnet;
using MQTTnet.Protocol;

namespace CityTwin.Silo.Tests.Ingest.FrontDoor;

/// <summary>Bytes from people who do not mean well, beside a device that does.</summary>
public class HostileTests
{
    /// <summary>A CONNECT that promises 256 MiB.</summary>
    private static readonly byte[] Enormous = [0x10, 0xFF, 0xFF, 0xFF, 0x7F];

    [Fact]
    public async Task A_header_of_256_MiB_costs_no_memory_and_others_are_served()
    {
        // So that it is the header, and not the time, that ends a connection here.
        await using var door = await Door.Open(options => options.ConnectWithin = TimeSpan.FromMinutes(10));
        using var client = await door.Connect(door.Register("good"));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var lines = new List<TcpClient>();
        for (var i = 0; i < 200; i++)
        {
            lines.Add(await Dial(door, Enormous));
        }

        (await client.PublishStringAsync(DeviceTopic.Telemetry("good"), Door.Level(1), MqttQualityOfServiceLevel.AtLeastOnce))
            .IsSuccess.ShouldBeTrue();
        foreach (var line in lines)
        {
            await ShouldBeClosed(line);
            line.Dispose();
        }

        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(50L << 20);
    }

    public static TheoryData<byte[]> Garbage => new()
    {
        Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: x\r\n\r\n"),
        new byte[] { 0x10, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F },
        new byte[] { 0x10, 0x00 },
        new byte[] { 0x10, 0x04, 0x00, 0x04, 0x4D, 0x51 },
        new byte[] { 0x30, 0x03, 0x00, 0x01, 0x61 },
        new byte[] { 0xF0, 0x00 },
        new byte[] { 0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xFC },
        new byte[] { 0x10, 0x0C, 0x00, 0x04, 0x4D, 0x51, 0x54, 0x54, 0x09, 0x02, 0x00, 0x3C, 0x00, 0x00 },
        new byte[] { 0x10, 0x0C, 0x00, 0x04, 0x4D, 0x51, 0x54, 0x54, 0x04, 0xC2, 0x00, 0x3C, 0xFF, 0xFF },
    };

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task Garbage_ends_its_own_connection_and_no_other(byte[] bytes)
    {
        await using var door = await Door.Open(options => options.ConnectWithin = TimeSpan.FromSeconds(1));
        using var client = await door.Connect(door.Register("good"));
        using var line = await Dial(door, bytes);
        await ShouldBeClosed(line);
        (await client.PublishStringAsync(DeviceTopic.Telemetry("good"), Door.Level(1), MqttQualityOfServiceLevel.AtLeastOnce))
            .IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task A_CONNECT_that_never_ends_is_cut_when_its_time_is_up()
    {
        await using var door = await Door.Open(options => options.ConnectWithin = TimeSpan.FromSeconds(1));
        using var silent = await Dial(door, []);
        using var slow = await Dial(door, [0x10, 0x20, 0x00, 0x04]);
        await ShouldBeClosed(silent);
        await ShouldBeClosed(slow);
    }

    [Fact]
    public async Task A_packet_that_never_ends_is_cut_when_its_time_is_up()
    {
        await using var door = await Door.Open(options => options.PacketWithin = TimeSpan.FromSeconds(1));
        door.Register("slow");
        using var line = await Dial(door, Packets.Connect("slow", Door.Secret));
        await Packets.ReadConnAck(line);
        await line.GetStream().WriteAsync(new byte[] { 0x32, 0x40, 0x00 });
        await ShouldBeClosed(line);
    }

    [Theory]
    [InlineData(3, 1_000)]
    [InlineData(4_000, 3)]
    public async Task There_is_an_end_to_the_connections_and_room_again_when_one_ends(int inAll, int fromOneAddress)
    {
        await using var door = await Door.Open(options =>
            (options.MaxWaitingConnections, options.MaxWaitingPerAddress) = (inAll, fromOneAddress));
        var waiting = new List<TcpClient>();
        for (var i = 0; i < 3; i++)
        {
            waiting.Add(await Dial(door, [0x10]));
        }

        await ShouldHaveNoRoom(door);

        foreach (var line in waiting)
        {
            await line.GetStream().WriteAsync(new byte[] { 0xFF, 0xFF, 0xFF, 0x7F });
            await ShouldBeClosed(line);
            line.Dispose();
        }

        using var client = await door.Connect(door.Register("late"));
        client.IsConnected.ShouldBeTrue();
    }

    [Fact]
    public async Task A_device_that_never_reads_its_answers_is_cut()
    {
        await using var door = await Door.Open(options => options.MaxUnreadAnswers = 100);
        door.Register("deaf");
        using var line = await Dial(door, Packets.Connect("deaf", Door.Secret));
        line.ReceiveBufferSize = 1;
        var pings = new byte[2_000_000];
        for (var i = 0; i < pings.Length; i += 2)
        {
            pings[i] = 0xC0;
        }

        await Should.ThrowAsync<IOException>(async () =>
        {
            while (true)
            {
                await line.GetStream().WriteAsync(pings).AsTask().WaitAsync(Command.Patience);
            }
        });
    }

    [Theory]
    [InlineData(17, "citytwin/v1/alias/telemetry")]
    [InlineData(1, null)]
    public async Task Aliases_and_topics_have_a_limit(ushort alias, string? topic)
    {
        await using var door = await Door.Open();
        door.Register("alias");
        using var line = await Dial(door, Packets.Connect("alias", Door.Secret, version: 5));
        await Packets.ReadConnAck(line);
        await line.GetStream().WriteAsync(Packets.Publish5(topic ?? new string('x', 300), alias));
        await ShouldBeClosed(line);
    }

    private static async Task ShouldHaveNoRoom(Door door)
    {
        try
        {
            using var line = await Dial(door, [0x10]);
            await ShouldBeClosed(line);
        }
        catch (SocketException)
        {
            // Reset before it was even used.
        }
    }

    private static async Task<TcpClient> Dial(Door door, byte[] bytes)
    {
        var line = new TcpClient();
        await line.ConnectAsync("127.0.0.1", door.Port);
        await line.GetStream().WriteAsync(bytes);
        return line;
    }

    private static async Task ShouldBeClosed(TcpClient line)
    {
        var buffer = new byte[4096];
        try
        {
            while (await line.GetStream().ReadAsync(buffer).AsTask().WaitAsync(TimeSpan.FromSeconds(20)) > 0)
            {
            }
        }
        catch (IOException)
        {
            // Reset rather than ended: closed all the same.
        }
    }
}
