using System.Buffers.Binary;
using System.Net.Sockets;
using CityTwin.Testing.Running;

namespace CityTwin.Silo.Tests.Ingest.FrontDoor;

/// <summary>A device that writes its packets byte by byte, and sees each answer as it comes.</summary>
internal sealed class RawDevice : IDisposable
{
    public const byte PubAck = 0x40;
    public const byte PingResp = 0xD0;
    public const byte Disconnect = 0xE0;

    private readonly TcpClient _line = new() { NoDelay = true };
    private Stream _stream = Stream.Null;

    public static async Task<RawDevice> Connect(Door door, string deviceId, byte version = 4, byte keepAliveSeconds = 60)
    {
        var device = new RawDevice();
        await device._line.ConnectAsync("127.0.0.1", door.Port);
        device._stream = device._line.GetStream();
        await device.Send(Packets.Connect(deviceId, Door.Secret, version, keepAliveSeconds));
        var (type, body) = await device.Read();
        (type, body[1]).ShouldBe(((byte)0x20, (byte)0));
        return device;
    }

    public async Task Send(params byte[][] packets) =>
        await _stream.WriteAsync(packets.SelectMany(packet => packet).ToArray()).AsTask().WaitAsync(Command.Patience);

    /// <summary>The next packet: its type and its body.</summary>
    /// <exception cref="IOException">The connection was closed.</exception>
    public async Task<(byte Type, byte[] Body)> Read()
    {
        var head = new byte[2];
        await Fill(head);
        var length = head[1] & 0x7F;
        if (head[1] >= 0x80)
        {
            var more = new byte[1];
            await Fill(more);
            length |= more[0] << 7;
        }

        var body = new byte[length];
        await Fill(body);
        return (head[0], body);
    }

    /// <summary>The packet ids of the next acknowledgements.</summary>
    public async Task<List<int>> ReadAcks(int count)
    {
        var ids = new List<int>();
        for (var i = 0; i < count; i++)
        {
            var (type, body) = await Read();
            type.ShouldBe(PubAck);
            ids.Add(BinaryPrimitives.ReadUInt16BigEndian(body));
        }

        return ids;
    }

    /// <summary>What still comes until the connection is closed.</summary>
    public async Task<List<byte>> ReadToEnd()
    {
        var types = new List<byte>();
        try
        {
            while (true)
            {
                types.Add((await Read()).Type);
            }
        }
        catch (IOException)
        {
            return types;
        }
    }

    /// <summary>Says that nothing more comes, and still listens.</summary>
    public void EndSending() => _line.Client.Shutdown(SocketShutdown.Send);

    public void Dispose() => _line.Dispose();

    private async Task Fill(byte[] buffer) =>
        await _stream.ReadExactlyAsync(buffer).AsTask().WaitAsync(Command.Patience);
}
