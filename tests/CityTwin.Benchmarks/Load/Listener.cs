using System.Buffers.Binary;

namespace CityTwin.Benchmarks.Load;

/// <summary>A subscriber that acknowledges what it is sent: the other end of a bare broker's publish→subscribe.</summary>
internal sealed class Listener : IDisposable
{
    private const int AckBytes = 4;

    private static int _opened;

    private byte[] _acks = new byte[64 * 1024];
    private readonly MqttSocket _socket;
    private readonly Action<ReadOnlySpan<byte>>? _heard;
    private int _filled;
    private long _received;

    private Listener(MqttSocket socket, Action<ReadOnlySpan<byte>>? heard) => (_socket, _heard) = (socket, heard);

    public long Received => Interlocked.Read(ref _received);

    /// <summary>Connects under a name of its own and subscribes at QoS 1.</summary>
    public static async Task<Listener> Open(int port, string filter, Action<ReadOnlySpan<byte>>? heard = null)
    {
        var socket = await MqttSocket.Open(port, $"listener-{Interlocked.Increment(ref _opened)}");
        await socket.Subscribe(filter, qos: 1);
        return new Listener(socket, heard);
    }

    /// <summary>Listens until the connection is closed.</summary>
    public async Task Run()
    {
        try
        {
            while (true)
            {
                await _socket.Receive(Take);
                await _socket.Send(_acks.AsMemory(0, _filled));
                _filled = 0;
            }
        }
        catch (Exception e) when (e is EndOfStreamException or ObjectDisposedException or System.Net.Sockets.SocketException)
        {
            // Closed: the round is over.
        }
    }

    public void Dispose() => _socket.Dispose();

    private void Take(byte type, byte flags, ReadOnlySpan<byte> body)
    {
        if (type != MqttPackets.Publish)
        {
            return;
        }

        Interlocked.Increment(ref _received);
        if ((flags & 0b0110) != 0)
        {
            if (_filled + AckBytes > _acks.Length)
            {
                Array.Resize(ref _acks, _acks.Length * 2);
            }

            var id = BinaryPrimitives.ReadUInt16BigEndian(body[(2 + MqttPackets.TopicOf(body).Length)..]);
            _filled += MqttPackets.WritePubAck(_acks.AsSpan(_filled), id);
        }

        _heard?.Invoke(MqttPackets.PayloadOf(flags, body));
    }
}
