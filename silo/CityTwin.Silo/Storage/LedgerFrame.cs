using System.Buffers.Binary;
using System.IO.Hashing;

namespace CityTwin.Storage;

/// <summary>An entry in a ledger's blob: its length and CRC-32, both little-endian, then its bytes.</summary>
internal static class LedgerFrame
{
    public const int HeaderBytes = 8;

    public static int BytesOf(ReadOnlyMemory<byte> entry) => HeaderBytes + entry.Length;

    public static void Write(ReadOnlySpan<byte> entry, Span<byte> frame)
    {
        BinaryPrimitives.WriteInt32LittleEndian(frame, entry.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[4..], Crc32.HashToUInt32(entry));
        entry.CopyTo(frame[HeaderBytes..]);
    }

    /// <summary>The frame's entry and where the next frame begins.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static ReadOnlyMemory<byte> Read(ReadOnlyMemory<byte> bytes, ref int offset, string blob, long blobOffset)
    {
        var rest = bytes[offset..];
        var length = rest.Length < HeaderBytes ? -1 : BinaryPrimitives.ReadInt32LittleEndian(rest.Span);
        if (length < 0 || length > rest.Length - HeaderBytes)
        {
            throw new InvalidDataException($"ledger/{blob} is damaged at byte {blobOffset + offset}: no whole entry.");
        }

        var entry = rest.Slice(HeaderBytes, length);
        if (Crc32.HashToUInt32(entry.Span) != BinaryPrimitives.ReadUInt32LittleEndian(rest.Span[4..]))
        {
            throw new InvalidDataException($"ledger/{blob} is damaged at byte {blobOffset + offset}: its CRC differs.");
        }

        offset += HeaderBytes + length;
        return entry;
    }
}
