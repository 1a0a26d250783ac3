using System.Buffers;
using Orleans.Serialization;

namespace CityTwin.Storage;

/// <summary>
/// How state stands in its blob: two bytes that name it, one for the format, then Orleans' own serialisation, in which
/// a member added under a new id leaves older blobs readable (ADR 7).
/// </summary>
internal static class StateFormat
{
    private const byte OrleansSerializer = 1;

    private static ReadOnlySpan<byte> Header => [(byte)'C', (byte)'T', OrleansSerializer];

    public static BinaryData Write<T>(Serializer serializer, T state)
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.Write(Header);
        serializer.Serialize(state, buffer);
        return new BinaryData(buffer.WrittenMemory);
    }

    /// <exception cref="InvalidDataException">The blob was not written by <see cref="Write"/>.</exception>
    public static T Read<T>(Serializer serializer, BinaryData content, string blobName)
    {
        var bytes = content.ToMemory();
        if (!bytes.Span.StartsWith(Header))
        {
            throw new InvalidDataException(
                $"state/{blobName} does not begin with the mark of state format {OrleansSerializer}.");
        }

        return serializer.Deserialize<T>(bytes[Header.Length..])!;
    }
}
