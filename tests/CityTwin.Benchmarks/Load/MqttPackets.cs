using System.Buffers.Binary;
using System.Text;

namespace CityTwin.Benchmarks.Load;

/// <summary>
/// The few MQTT 5 packets a load generator needs, written by hand: what a client library costs must not be counted as
/// the server's price, and two cores carry both.
/// </summary>
internal static class MqttPackets
{
    public const byte ConnAck = 0x20;
    public const byte Publish = 0x30;
    public const byte PubAck = 0x40;
    public const byte SubAck = 0x90;

    /// <summary>Reason codes of MQTT 5 from here on say no.</summary>
    public const byte RefusedFrom = 0x80;

    /// <summary>The flag of a message that is kept for those who subscribe later.</summary>
    public const byte Retain = 0x01;

    private const byte QosBits = 0b0110;
    private const byte Connect = 0x10;
    private const byte Subscribe = 0x82;
    private const byte Version5 = 5;
    private const byte CleanStart = 0x02;
    private const byte WithPassword = 0x40;
    private const byte WithUserName = 0x80;
    private const int KeepAliveSeconds = 60;

    /// <summary>The inbound window announced to a server: as large as the protocol allows.</summary>
    private const int ReceiveMaximum = 65_535;

    public static byte[] ConnectAs(string clientId, string? userName, string? password)
    {
        var body = new PacketBody();
        body.Text("MQTT");
        body.Byte(Version5);
        body.Byte((byte)(CleanStart | (userName is null ? 0 : WithUserName) | (password is null ? 0 : WithPassword)));
        body.Short(KeepAliveSeconds);
        body.Bytes([3, 0x21, ReceiveMaximum >> 8, ReceiveMaximum & 0xFF]);
        body.Text(clientId);
        if (userName is not null)
        {
            body.Text(userName);
        }

        if (password is not null)
        {
            body.Text(password);
        }

        return body.Packet(Connect);
    }

    public static byte[] SubscribeTo(string filter, byte qos)
    {
        var body = new PacketBody();
        body.Short(1);
        body.Byte(0);
        body.Text(filter);
        body.Byte(qos);
        return body.Packet(Subscribe);
    }

    /// <summary>Writes a PUBLISH and answers how many bytes it took.</summary>
    public static int WritePublish(Span<byte> into, ReadOnlySpan<byte> topic, ReadOnlySpan<byte> payload, byte qos, ushort id)
    {
        var length = 2 + topic.Length + (qos > 0 ? 2 : 0) + 1 + payload.Length;
        into[0] = (byte)(Publish | (qos << 1));
        var at = 1 + WriteLength(into[1..], length);
        BinaryPrimitives.WriteUInt16BigEndian(into[at..], (ushort)topic.Length);
        topic.CopyTo(into[(at + 2)..]);
        at += 2 + topic.Length;
        if (qos > 0)
        {
            BinaryPrimitives.WriteUInt16BigEndian(into[at..], id);
            at += 2;
        }

        into[at++] = 0;
        payload.CopyTo(into[at..]);
        return at + payload.Length;
    }

    public static int WritePubAck(Span<byte> into, ushort id)
    {
        into[0] = PubAck;
        into[1] = 2;
        BinaryPrimitives.WriteUInt16BigEndian(into[2..], id);
        return 4;
    }

    /// <summary>The topic of a PUBLISH.</summary>
    public static ReadOnlySpan<byte> TopicOf(ReadOnlySpan<byte> body) => body.Slice(2, BinaryPrimitives.ReadUInt16BigEndian(body));

    /// <summary>The payload of a PUBLISH.</summary>
    public static ReadOnlySpan<byte> PayloadOf(byte flags, ReadOnlySpan<byte> body)
    {
        var at = 2 + TopicOf(body).Length + ((flags & QosBits) != 0 ? 2 : 0);
        return body[(at + 1 + body[at])..];
    }

    /// <summary>Takes one whole packet off the front of what was received.</summary>
    /// <returns>False when it is not complete yet.</returns>
    public static bool TryTake(ref ReadOnlySpan<byte> received, out byte type, out byte flags, out ReadOnlySpan<byte> body)
    {
        (type, flags) = (0, 0);
        body = default;
        var (length, shift, at) = (0, 0, 1);
        do
        {
            if (at >= received.Length)
            {
                return false;
            }

            length |= (received[at] & 0x7F) << shift;
            shift += 7;
        }
        while ((received[at++] & 0x80) != 0);

        if (received.Length < at + length)
        {
            return false;
        }

        type = (byte)(received[0] & 0xF0);
        flags = (byte)(received[0] & 0x0F);
        body = received.Slice(at, length);
        received = received[(at + length)..];
        return true;
    }

    private static int WriteLength(Span<byte> into, int length)
    {
        var at = 0;
        do
        {
            into[at++] = (byte)((length & 0x7F) | (length > 0x7F ? 0x80 : 0));
            length >>= 7;
        }
        while (length > 0);

        return at;
    }

    private sealed class PacketBody
    {
        private readonly List<byte> _bytes = [];

        public void Byte(byte value) => _bytes.Add(value);

        public void Bytes(ReadOnlySpan<byte> values) => _bytes.AddRange(values);

        public void Short(int value) => Bytes([(byte)(value >> 8), (byte)value]);

        public void Text(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            Short(bytes.Length);
            Bytes(bytes);
        }

        public byte[] Packet(byte first)
        {
            var length = new byte[4];
            return [first, .. length[..WriteLength(length, _bytes.Count)], .. _bytes];
        }
    }
}
