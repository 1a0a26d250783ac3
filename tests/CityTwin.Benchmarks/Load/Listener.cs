using System.Buffers.Binary;

namespace CityTwin.Benchmarks.Load;

/// <summary>A subscriber that acknowledges what it is sent: the other end of a bare broker's publish→subscribe.</summary>
internal sealed class Listener(MqttSocket socket) : IDisposable
{
    private const int AckBytes = 4;

    private byte[] _acks = new byte[64 * 1024];
    private int _filled;
    private long _received;

    public long Received => Interlocked.Read(ref _received);

    /// <summary>Is told of each payload as it comes.</summary>
    public Action<ReadOnlySpan<byte>>? Heard { get; init; }

    public Task Subscribe(string filter, byte qos) => socket.Subscribe(filter, qos);

    /// <summary>Listens until the connection is closed.</summary>
    public async Task Run()
    {
        try
        {
            while (true)
            {
                await socket.Receive(Take);
                await socket.Send(_acks.AsMemory(0, _filled));
                _filled = 0;
            }
        }
        catch (Exception e) when (e is EndOfStreamException or ObjectDisposedException or System.Net.Sockets.SocketException)
        {
            // Closed: the round is over.
        }
    }

    public void Dispose() => socket.Dispose();

    private void Take(byte type, byte flags, ReadOnlySpan<byte> body)
    {
        if (type != MqttPackets.Publish)
        {
            return;
        }

        Interlocked.Increment(ref _received);
        var topic = BinaryPrimitives.ReadUInt16BigEndian(body);
        var at = 2 + topic;
        if ((flags & 0b0110) != 0)
        {
            if (_filled + AckBytes > _acks.Length)
            {
                Array.Resize(ref _acks, _acks.Length * 2);
            }

            _filled += MqttPackets.WritePubAck(_acks.AsSpan(_filled), BinaryPrimitives.ReadUInt16BigEndian(body[at..]));
            at += 2;
        }

        Heard?.Invoke(body[(at + 1 + body[at])..]);
    }
}
