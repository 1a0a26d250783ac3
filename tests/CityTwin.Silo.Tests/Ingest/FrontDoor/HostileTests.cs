using System.Net.Sockets;
using System.Text;
using CityTwin.Ingest.FrontDoor;
using CityTwin.Limits;
using CityTwin.Mqtt;
using CityTwin.Testing.Running;
using Microsoft.Extensions.Options;
using MQTTnet;
using MQTTnet.Exceptions;
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
        // So that it is the bytes, and not the time, that end a connection here.
        await using var door = await Door.Open(options => options.ConnectWithin = TimeSpan.FromMinutes(10));
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
    public async Task There_is_an_end_to_the_connections_and_room_again_when_they_are_known(int inAll, int fromOneAddress)
    {
        await using var door = await Door.Open(options => (options.ConnectWithin, options.MaxWaitingConnections,
            options.MaxWaitingPerAddress) = (TimeSpan.FromMinutes(10), inAll, fromOneAddress));
        string[] devices = ["one", "two", "three", "four"];
        var waiting = new List<(TcpClient Line, Task<byte?> Answer)>();
        foreach (var device in devices)
        {
            waiting.Add(await Knock(door, Packets.Connect(door.Register(device), Door.Secret)[..1]));
        }

        // Which of them is refused is not said: they are not looked at in the order in which they came.
        var refused = await Task.WhenAny(waiting.Select(one => one.Answer));
        (await refused).ShouldBeNull();
        foreach (var (i, (line, answer)) in waiting.Index().Where(one => one.Item.Answer != refused))
        {
            await line.GetStream().WriteAsync(Packets.Connect(devices[i], Door.Secret)[1..]);
            (await answer).ShouldBe((byte)0x20, "it was refused too");
        }

        using var late = await door.Connect(door.Register("late"));
        late.IsConnected.ShouldBeTrue();
        waiting.ForEach(one => one.Line.Dispose());
    }

    [Theory]
    [InlineData(1, 1_000)]
    [InlineData(4_000, 1)]
    public async Task There_is_room_again_when_a_connection_that_nobody_knew_ends(int inAll, int fromOneAddress)
    {
        await using var door = await Door.Open(options => (options.ConnectWithin, options.MaxWaitingConnections,
            options.MaxWaitingPerAddress) = (TimeSpan.FromMinutes(10), inAll, fromOneAddress));
        using var line = await Dial(door, Enormous);
        await ShouldBeClosed(line);

        // Its own end is seen before the door has counted it out.
        var device = door.Register("late");
        using var patience = new CancellationTokenSource(Command.Patience);
        while (!await IsLetIn(door, device))
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    [Fact]
    public async Task A_device_that_never_reads_its_answers_is_cut()
    {
        // No pace: what fills is the line itself, and not the pings a fast door would answer as fast as it takes them.
        await using var door = await Door.Open(options => (options.MaxUnreadAnswers, options.MessagesPerSecond,
            options.MessageBurst) = (100, int.MaxValue, int.MaxValue));
        door.Register("deaf");
        using var line = await Dial(door, Packets.Connect("deaf", Door.Secret));
        line.ReceiveBufferSize = 1;
        var pings = new byte[20_000];
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

    private static async Task<bool> IsLetIn(Door door, string device)
    {
        try
        {
            using var client = await door.Connect(device);
            return client.IsConnected;
        }
        catch (MqttCommunicationException)
        {
            return false;
        }
    }

    /// <returns>A line, and the first byte that it answers; null when it is closed without a word.</returns>
    private static async Task<(TcpClient Line, Task<byte?> Answer)> Knock(Door door, byte[] bytes)
    {
        var line = new TcpClient();
        try
        {
            await Dial(line, door, bytes);
            return (line, FirstByte(line));
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return (line, Task.FromResult<byte?>(null)); // Reset before it was even used.
        }
    }

    private static async Task<byte?> FirstByte(TcpClient line)
    {
        var one = new byte[1];
        try
        {
            return await line.GetStream().ReadAsync(one).AsTask().WaitAsync(Command.Patience) > 0 ? one[0] : null;
        }
        catch (IOException)
        {
            return null; // Reset rather than ended: closed all the same.
        }
    }

    private static async Task<TcpClient> Dial(Door door, byte[] bytes)
    {
        var line = new TcpClient();
        await Dial(line, door, bytes);
        return line;
    }

    private static async Task Dial(TcpClient line, Door door, byte[] bytes)
    {
        await line.ConnectAsync("127.0.0.1", door.Port);
        await line.GetStream().WriteAsync(bytes);
    }

    private static async Task ShouldBeClosed(TcpClient line)
    {
        var buffer = new byte[4096];
        try
        {
            while (await line.GetStream().ReadAsync(buffer).AsTask().WaitAsync(Command.Patience) > 0)
            {
            }
        }
        catch (IOException)
        {
            // Reset rather than ended: closed all the same.
        }
    }

    [Fact]
    public async Task However_many_connections_are_allowed_the_process_keeps_files_for_itself()
    {
        await using var door = await Door.Open(options => options.MaxConnections = int.MaxValue);
        door.Part<IOptions<FrontDoorOptions>>().Value.MaxConnections
            .ShouldBe(OpenFiles.RoomFor(int.MaxValue, OpenFiles.Limit()));
    }
}
