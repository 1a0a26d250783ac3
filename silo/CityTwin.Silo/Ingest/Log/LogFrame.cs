using System.Buffers.Binary;
using System.IO.Hashing;

namespace CityTwin.Ingest.Log;

/// <summary>
/// One commit in a segment, little-endian: marker (4 bytes), CRC-32 of all that follows (4), payload length (4), number
/// of readings (4), position of the first (8), payload.
/// </summary>
internal readonly record struct LogFrame(int PayloadBytes, int Count, long FirstPosition)
{
    public const int HeaderBytes = 24;

    private const int ChecksummedFrom = 8;

    public static ReadOnlySpan<byte> Marker => [0xC7, 0x1F, 0xA3, 0x5E];

    public int Bytes => HeaderBytes + PayloadBytes;

    /// <summary>Completes a frame whose payload is already in its place.</summary>
    public static void Seal(Span<byte> frame, int count, long firstPosition)
    {
        Marker.CopyTo(frame);
        BinaryPrimitives.WriteInt32LittleEndian(frame[8..], frame.Length - HeaderBytes);
        BinaryPrimitives.WriteInt32LittleEndian(frame[12..], count);
        BinaryPrimitives.WriteInt64LittleEndian(frame[16..], firstPosition);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[4..], Crc32.HashToUInt32(frame[ChecksummedFrom..]));
    }

    /// <summary>Reads the frame that the bytes begin with, if it is whole and undamaged.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out LogFrame frame)
    {
        frame = default;
        if (bytes.Length < HeaderBytes || !bytes.StartsWith(Marker))
        {
            return false;
        }

        var payload = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        if (payload < 0 || payload > bytes.Length - HeaderBytes
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..])
                != Crc32.HashToUInt32(bytes[ChecksummedFrom..(HeaderBytes + payload)]))
        {
            return false;
        }

        frame = new LogFrame(payload, BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]));
        return true;
    }
}
