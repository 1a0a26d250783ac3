using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;

namespace CityTwin.Ingest.Log;

/// <summary>
/// How a segment begins, little-endian: magic (8 bytes, the last its version), first position (8), creation time (8),
/// CRC-32 of these (4), zeros (4).
/// </summary>
internal readonly record struct SegmentHeader(long FirstPosition, long CreatedAtMs)
{
    public const int Bytes = 32;

    private const string Extension = ".wal";

    private static ReadOnlySpan<byte> Magic => [(byte)'C', (byte)'T', (byte)'W', (byte)'A', (byte)'L', 0, 0, 1];

    public static string NameOf(long firstPosition) =>
        firstPosition.ToString("D19", CultureInfo.InvariantCulture) + Extension;

    /// <summary>The first position that a file's name tells; null when it is no segment.</summary>
    public static long? PositionOf(string name) => name.EndsWith(Extension, StringComparison.Ordinal)
        && long.TryParse(name.AsSpan(0, name.Length - Extension.Length), NumberStyles.None,
            CultureInfo.InvariantCulture, out var position) ? position : null;

    public static bool TryRead(ReadOnlySpan<byte> file, out SegmentHeader header)
    {
        header = default;
        if (file.Length < Bytes || !file.StartsWith(Magic)
            || BinaryPrimitives.ReadUInt64LittleEndian(file[24..]) != Crc32.HashToUInt32(file[..24]))
        {
            return false;
        }

        header = new SegmentHeader(
            BinaryPrimitives.ReadInt64LittleEndian(file[8..]), BinaryPrimitives.ReadInt64LittleEndian(file[16..]));
        return true;
    }

    public void Write(Span<byte> file)
    {
        Magic.CopyTo(file);
        BinaryPrimitives.WriteInt64LittleEndian(file[8..], FirstPosition);
        BinaryPrimitives.WriteInt64LittleEndian(file[16..], CreatedAtMs);
        BinaryPrimitives.WriteUInt64LittleEndian(file[24..], Crc32.HashToUInt32(file[..24]));
    }
}
