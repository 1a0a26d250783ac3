using System.Buffers.Binary;
using System.Text;

namespace CityTwin.Ingest.FrontDoor.Publishing;

/// <summary>A PUBLISH of QoS 0 or 1, taken apart where it lies.</summary>
/// <param name="Alias">Of MQTT 5; 0 for none.</param>
internal readonly record struct PublishPacket(
    byte Qos, bool Retain, ushort PacketId, ushort Alias, ReadOnlyMemory<byte> Topic, ReadOnlyMemory<byte> Payload)
{
    private const byte Type = 0x30;
    private const byte TypeMask = 0xF0;
    private const byte RetainFlag = 1;
    private const int ShortBytes = 2;

    /// <summary>Whether a packet that begins so is one, and not of QoS 2.</summary>
    public static bool IsIt(byte first) => (first & TypeMask) == Type && QosOf(first) <= 1;

    /// <returns>False when it is not well-formed; the broker says what is wrong with it.</returns>
    public static bool TryRead(byte first, ReadOnlyMemory<byte> body, bool isMqtt5, out PublishPacket packet)
    {
        packet = default;
        var rest = body.Span;
        if (!TryTake(ref rest, out var topicBytes) || rest.Length < topicBytes)
        {
            return false;
        }

        var topic = body.Slice(ShortBytes, topicBytes);
        rest = rest[topicBytes..];
        var qos = QosOf(first);
        ushort packetId = 0;
        ushort alias = 0;
        if ((qos > 0 && (!TryTake(ref rest, out packetId) || packetId == 0))
            || (isMqtt5 && !PublishProperties.TrySkip(ref rest, out alias)))
        {
            return false;
        }

        packet = new PublishPacket(qos, (first & RetainFlag) != 0, packetId, alias, topic, body[^rest.Length..]);
        return true;
    }

    /// <summary>One of QoS 0, as it goes to a device.</summary>
    public static byte[] Write(string topic, ReadOnlySpan<byte> payload, bool isMqtt5)
    {
        var name = Encoding.UTF8.GetBytes(topic);
        byte[] properties = isMqtt5 ? [0] : [];
        var length = ShortBytes + name.Length + properties.Length + payload.Length;
        return
        [
            Type, .. PacketHeader.Length(length), (byte)(name.Length >> 8), (byte)name.Length, .. name, .. properties,
            .. payload,
        ];
    }

    private static byte QosOf(byte first) => (byte)((first >> 1) & 3);

    private static bool TryTake(ref ReadOnlySpan<byte> from, out ushort value)
    {
        if (!BinaryPrimitives.TryReadUInt16BigEndian(from, out value))
        {
            return false;
        }

        from = from[ShortBytes..];
        return true;
    }
}
