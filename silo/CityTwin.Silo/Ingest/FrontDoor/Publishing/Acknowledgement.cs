using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace CityTwin.Ingest.FrontDoor.Publishing;

/// <summary>What a PUBACK says.</summary>
/// <param name="ReasonCode">Of MQTT 5; MQTT 3.1.1 has no room for it.</param>
/// <param name="Reason">A sentence of at most <see cref="MaxReason"/> characters, for who wants it.</param>
internal readonly record struct Acknowledgement(byte ReasonCode, string? Reason)
{
    /// <summary>Characters of a reason string.</summary>
    public const int MaxReason = 500;

    private const byte PubAck = 0x40;
    private const byte ReasonString = 0x1F;
    private const int ShortBytes = 4;

    public static Acknowledgement Success => default;

    public void Write(IBufferWriter<byte> output, ushort packetId, bool isMqtt5)
    {
        if (!isMqtt5 || ReasonCode == 0)
        {
            var brief = output.GetSpan(ShortBytes);
            WriteHead(brief, 2, packetId);
            output.Advance(ShortBytes);
            return;
        }

        // Fixed header with a length of two bytes at most, packet id, reason code, and properties with a length of their own.
        var reason = Encoding.UTF8.GetBytes(Reason ?? "");
        var properties = reason.Length == 0 ? [] : (byte[])[ReasonString, (byte)(reason.Length >> 8), (byte)reason.Length, .. reason];
        byte[] tail = properties.Length == 0 ? [ReasonCode] : [ReasonCode, .. Length(properties.Length), .. properties];
        output.Write([PubAck, .. Length(2 + tail.Length), (byte)(packetId >> 8), (byte)packetId, .. tail]);
    }

    private static void WriteHead(Span<byte> packet, byte length, ushort packetId)
    {
        packet[0] = PubAck;
        packet[1] = length;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], packetId);
    }

    private static byte[] Length(int length) =>
        length < 0x80 ? [(byte)length] : [(byte)((length & 0x7F) | 0x80), (byte)(length >> 7)];
}
