using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CityTwin.Ledger;

/// <summary>
/// An entry of a district's log as a leaf of its tree: one line of canonical UTF-8 JSON, members in ascending order, no
/// white space, no line end. The same entry gives the same bytes for ever.
/// </summary>
public static class LogLine
{
    private static readonly JsonWriterOptions Canonical = new()
    {
        Indented = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <exception cref="ArgumentException">The payload is not JSON, or has a line end.</exception>
    public static byte[] Of(LogEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Payload.AsSpan().IndexOfAny((byte)'\n', (byte)'\r') >= 0)
        {
            throw new ArgumentException($"The payload of {entry.EventId} has a line end: canonical JSON has none.", nameof(entry));
        }

        var buffer = new ArrayBufferWriter<byte>(256 + entry.Payload.Length);
        using (var json = new Utf8JsonWriter(buffer, Canonical))
        {
            json.WriteStartObject();
            json.WriteString("district", entry.District.Value);
            json.WriteString("entity", entry.Entity);
            json.WriteString("eventId", entry.EventId);
            json.WriteNumber("occurredAtMs", entry.OccurredAtMs);
            json.WritePropertyName("payload");
            Payload(json, entry);
            json.WriteNumber("recordedAtMs", entry.RecordedAtMs);
            json.WriteNumber("sequence", entry.Sequence);
            json.WriteString("type", entry.Type);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Payload(Utf8JsonWriter json, LogEntry entry)
    {
        try
        {
            json.WriteRawValue(entry.Payload);
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw new ArgumentException($"The payload of {entry.EventId} is not JSON: {error.Message}", nameof(entry), error);
        }
    }
}
