using System.Buffers.Binary;

namespace CityTwin.Ingest.FrontDoor.Publishing;

/// <summary>The properties of an MQTT 5 PUBLISH, of which the door wants the topic alias alone.</summary>
internal static class PublishProperties
{
    private const byte PayloadFormat = 0x01;
    private const byte MessageExpiry = 0x02;
    private const byte ContentType = 0x03;
    private const byte ResponseTopic = 0x08;
    private const byte CorrelationData = 0x09;
    private const byte TopicAlias = 0x23;
    private const byte UserProperty = 0x26;
    private const int MaxLengthBytes = 4;

    /// <returns>False when they are not what a client may send.</returns>
    public static bool TrySkip(ref ReadOnlySpan<byte> from, out ushort alias)
    {
        alias = 0;
        if (!TryLength(ref from, out var length) || from.Length < length)
        {
            return false;
        }

        var properties = from[..length];
        from = from[length..];
        while (!properties.IsEmpty)
        {
            var id = properties[0];
            properties = properties[1..];
            if (id == TopicAlias && !TryAlias(properties, ref alias))
            {
                return false;
            }

            if (LengthOf(id, properties) is not { } bytes || properties.Length < bytes)
            {
                return false;
            }

            properties = properties[bytes..];
        }

        return true;
    }

    private static int? LengthOf(byte id, ReadOnlySpan<byte> from) => id switch
    {
        PayloadFormat => 1,
        TopicAlias => 2,
        MessageExpiry => 4,
        ContentType or ResponseTopic or CorrelationData => Text(from),
        UserProperty => Text(from) is { } name && name <= from.Length && Text(from[name..]) is { } value ? name + value : null,
        _ => null,
    };

    private static int? Text(ReadOnlySpan<byte> from) =>
        BinaryPrimitives.TryReadUInt16BigEndian(from, out var length) ? sizeof(ushort) + length : null;

    /// <summary>An alias of 0, or a second one, is a violation.</summary>
    private static bool TryAlias(ReadOnlySpan<byte> from, ref ushort alias) =>
        alias == 0 && BinaryPrimitives.TryReadUInt16BigEndian(from, out alias) && alias > 0;

    private static bool TryLength(ref ReadOnlySpan<byte> from, out int length)
    {
        length = 0;
        for (var i = 0; i < Math.Min(MaxLengthBytes, from.Length); i++)
        {
            length |= (from[i] & 0x7F) << (7 * i);
            if ((from[i] & 0x80) == 0)
            {
                from = from[(i + 1)..];
                return true;
            }
        }

        return false;
    }
}
