using System.Text.Json;

namespace CityTwin.Mqtt;

/// <summary>Reads what terminals say. Unknown keys are passed over; whatever else is wrong is refused with its place.</summary>
public static class UnitReader
{
    /// <summary>The longest message of a terminal, in bytes.</summary>
    public const int MaxBytes = 16 * 1024;

    private const int MaxWord = 128;
    private const int MaxSentence = 500;
    private const double MaxSpeedMps = 150;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8 };

    /// <summary>An event, or why it is none.</summary>
    public static (UnitEvent? Event, Refusal? Refusal) ReadEvent(ReadOnlyMemory<byte> payload) => Read(payload, ReadEvent);

    /// <summary>A reply, or why it is none.</summary>
    public static (UnitReply? Reply, Refusal? Refusal) ReadReply(ReadOnlyMemory<byte> payload) => Read(payload, said => new UnitReply(
        said.Id("commandId"), said.Word("result", ["ok", "refused"]) == "ok", said.TextOr("code", MaxWord),
        said.TextOr("reason", MaxSentence)));

    private static UnitEvent ReadEvent(UnitObject said)
    {
        var type = said.Word("type", UnitWords.Events);
        var atMs = said.Time();
        return type switch
        {
            UnitWords.Position => new UnitPositionEvent(
                atMs, said.Number("longitude", -180, 180), said.Number("latitude", -90, 90),
                said.NumberOrNull("headingDeg", -360, 360), said.NumberOrNull("speedMps", 0, MaxSpeedMps) ?? 0,
                said.NumberOrNull("energyPercent", 0, 100)),
            UnitWords.Status => new UnitStatusEvent(
                atMs, said.Word("status", UnitWords.Statuses), (int?)said.NumberOrNull("crew", 0, 1_000),
                said.TextOr("note", MaxSentence)),
            _ => new UnitTaskEvent(
                atMs, said.Id("taskId"), said.Whole("fence"), said.Word("event", UnitWords.TaskEvents),
                (int?)said.NumberOrNull("stop", 0, 10_000), said.TextOr("action", MaxWord), said.TextOr("code", MaxWord),
                said.TextOr("reason", MaxSentence)),
        };
    }

    private static (T? Said, Refusal? Refusal) Read<T>(ReadOnlyMemory<byte> payload, Func<UnitObject, T> read)
        where T : class
    {
        if (payload.Length is 0 or > MaxBytes)
        {
            return (null, payload.Length == 0
                ? new Refusal(RefusalCodes.Empty, "The message is empty.")
                : new Refusal(RefusalCodes.TooLarge, $"The message has {payload.Length} bytes, more than {MaxBytes}."));
        }

        try
        {
            using var document = JsonDocument.Parse(payload, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? (read(new UnitObject(document.RootElement)), null)
                : (null, new Refusal(RefusalCodes.NotAnObject, "The message is not a JSON object."));
        }
        catch (JsonException e)
        {
            return (null, new Refusal(
                RefusalCodes.InvalidJson, $"This is not JSON: {PayloadText.Clean(e.Message.Split(". ")[0].TrimEnd('.'))}."));
        }
        catch (UnitSpeechException e)
        {
            return (null, e.Refusal);
        }
    }
}
