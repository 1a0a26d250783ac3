using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace CityTwin.Mqtt;

/// <summary>
/// Reads the payloads of <c>telemetry</c> and <c>batch</c>. Pure: the same bytes, device and time give the same answer;
/// no bytes make it throw.
/// </summary>
public sealed class PayloadParser(PayloadLimits limits)
{
    public PayloadLimits Limits { get; } = limits;

    /// <summary>One JSON object, or an array of them, all of the device's own.</summary>
    public PayloadResult ParseTelemetry(in ReadOnlySequence<byte> payload, SpeakingDevice device, long nowMs) =>
        Parse(payload, device, null, nowMs);

    /// <summary>One JSON object, or an array of them, each naming its device.</summary>
    public PayloadResult ParseBatch(in ReadOnlySequence<byte> payload, SpeakerLookup find, long nowMs) =>
        Parse(payload, null, find, nowMs);

    private PayloadResult Parse(
        in ReadOnlySequence<byte> payload, SpeakingDevice? own, SpeakerLookup? find, long nowMs)
    {
        if (payload.Length > Limits.MaxBytes)
        {
            return PayloadResult.Refused(new Refusal(RefusalCodes.TooLarge,
                $"{payload.Length} bytes are more than {Limits.MaxBytes}."));
        }

        if (payload.IsSingleSegment)
        {
            return Parse(payload.FirstSpan, own, find, nowMs);
        }

        var length = (int)payload.Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            payload.CopyTo(rented);
            return Parse(rented.AsSpan(0, length), own, find, nowMs);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private PayloadResult Parse(ReadOnlySpan<byte> payload, SpeakingDevice? own, SpeakerLookup? find, long nowMs)
    {
        if (payload.IsEmpty)
        {
            return PayloadResult.Refused(new Refusal(RefusalCodes.Empty, "The message is empty."));
        }

        if (!Utf8.IsValid(payload))
        {
            return PayloadResult.Refused(new Refusal(RefusalCodes.InvalidJson, "This is not JSON: it is not UTF-8."));
        }

        var walk = new PayloadWalk(payload, Limits, own, find, nowMs);
        try
        {
            return walk.Run();
        }
        catch (JsonException e)
        {
            return PayloadResult.Refused(walk.Broken(e));
        }
        catch (InvalidOperationException)
        {
            // A string with half a surrogate pair in escapes: valid to the reader, not to anyone who wants the text.
            return PayloadResult.Refused(new Refusal(
                RefusalCodes.InvalidJson, "This is not JSON: an escape in a string is not a character."));
        }
    }
}
