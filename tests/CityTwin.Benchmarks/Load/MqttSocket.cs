using System.Net;
using System.Net.Sockets;

namespace CityTwin.Benchmarks.Load;

/// <summary>One MQTT connection over a plain socket, and the packets that come in on it.</summary>
internal sealed class MqttSocket : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _filled;

    /// <summary>Is told of a packet: its type (high bits), flags (low bits) and body.</summary>
    public delegate void PacketHandler(byte type, byte flags, ReadOnlySpan<byte> body);

    /// <exception cref="InvalidOperationException">The server refused the connection.</exception>
    public static async Task<MqttSocket> Open(int port, string clientId, string? userName = null, string? password = null)
    {
        var socket = new MqttSocket();
        await socket._socket.ConnectAsync(IPAddress.Loopback, port);
        await socket.Send(MqttPackets.ConnectAs(clientId, userName, password));
        var reason = -1;
        while (reason < 0)
        {
            await socket.Receive((type, _, body) => reason = type == MqttPackets.ConnAck ? body[1] : reason);
        }

        return reason == 0 ? socket : throw new InvalidOperationException($"{clientId} was refused: reason {reason}.");
    }

    public async Task Subscribe(string filter, byte qos)
    {
        await Send(MqttPackets.SubscribeTo(filter, qos));
        var answered = false;
        while (!answered)
        {
            await Receive((type, _, _) => answered |= type == MqttPackets.SubAck);
        }
    }

    public async ValueTask Send(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await _socket.SendAsync(bytes)..];
        }
    }

    /// <summary>Waits for bytes and hands over every packet that is complete.</summary>
    /// <exception cref="EndOfStreamException">The server ended the connection.</exception>
    public async ValueTask Receive(PacketHandler handle)
    {
        var count = await _socket.ReceiveAsync(_buffer.AsMemory(_filled));
        if (count == 0)
        {
            throw new EndOfStreamException("The server ended the connection.");
        }

        _filled += count;
        TakeAll(handle);
    }

    public void Dispose() => _socket.Dispose();

    private void TakeAll(PacketHandler handle)
    {
        ReadOnlySpan<byte> rest = _buffer.AsSpan(0, _filled);
        while (MqttPackets.TryTake(ref rest, out var type, out var flags, out var body))
        {
            handle(type, flags, body);
        }

        rest.CopyTo(_buffer);
        _filled = rest.Length;
    }
}
