using System.Buffers;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>An MQTT packet's fixed header: its first byte and the length that is to follow.</summary>
internal readonly record struct PacketHeader(byte First, int HeaderBytes, int BodyBytes)
{
    private const int MaxLengthBytes = 4;

    public const byte Connect = 0x10;

    private const byte Publish = 0x30;
    private const byte TypeMask = 0xF0;

    public bool IsPublish => (First & TypeMask) == Publish;

    public int Bytes => HeaderBytes + BodyBytes;

    /// <returns>False when more bytes are needed.</returns>
    /// <exception cref="InvalidDataException">The length is not one.</exception>
    public static bool TryRead(in ReadOnlySequence<byte> buffer, out PacketHeader header)
    {
        header = default;
        var reader = new SequenceReader<byte>(buffer);
        if (!reader.TryRead(out var first))
        {
            return false;
        }

        var length = 0;
        for (var i = 0; i < MaxLengthBytes; i++)
        {
            if (!reader.TryRead(out var next))
            {
                return false;
            }

            length |= (next & 0x7F) << (7 * i);
            if ((next & 0x80) == 0)
            {
                header = new PacketHeader(first, i + 2, length);
                return true;
            }
        }

        throw new InvalidDataException("The remaining length has more than four bytes.");
    }

    /// <summary>A length as it is written after a packet's first byte.</summary>
    public static byte[] Length(int length)
    {
        var bytes = new List<byte>(MaxLengthBytes);
        for (; length > 0x7F; length >>= 7)
        {
            bytes.Add((byte)((length & 0x7F) | 0x80));
        }

        return [.. bytes, (byte)length];
    }
}
