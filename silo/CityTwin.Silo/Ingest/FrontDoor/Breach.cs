using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>Why a connection is broken off at a packet's head.</summary>
/// <param name="Bytes">The packet's, when it is above the limit; else 0.</param>
/// <param name="Topic">What the packet was published to, when that has been read already; else empty.</param>
internal sealed record Breach(string Why, int Bytes = 0, int LimitBytes = 0, string Topic = "")
{
    private const int LengthBytes = 2;

    public bool IsTooLarge => Bytes > 0;

    /// <param name="buffer">What has been read of the packet; no more of it is.</param>
    public static Breach TooLarge(in PacketHeader header, int limit, in ReadOnlySequence<byte> buffer) => new(
        $"A packet of {header.Bytes} bytes is above the limit of {limit} bytes, and ends the connection. Split the message.",
        header.Bytes, limit, header.IsPublish ? TopicOf(buffer.Slice(header.HeaderBytes)) : "");

    private static string TopicOf(in ReadOnlySequence<byte> body)
    {
        if (body.Length < LengthBytes)
        {
            return "";
        }

        Span<byte> length = stackalloc byte[LengthBytes];
        body.Slice(0, LengthBytes).CopyTo(length);
        var bytes = BinaryPrimitives.ReadUInt16BigEndian(length);
        return bytes <= PacketRules.MaxTopicLength && body.Length >= LengthBytes + bytes
            ? Encoding.UTF8.GetString(body.Slice(LengthBytes, bytes))
            : "";
    }
}
