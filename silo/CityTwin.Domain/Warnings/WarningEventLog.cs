using System.Buffers;
using System.Text.Json;
using CityTwin.City;
using CityTwin.Ledger;

namespace CityTwin.Warnings;

/// <summary>Warning events as the log of the centre's district keeps them; those of the city's centre go to a district's that it names.</summary>
public static class WarningEventLog
{
    /// <summary>The stable name of an event's type.</summary>
    public static string TypeOf(WarningEvent happened) => happened switch
    {
        WarningDrafted => "warning.drafted",
        WarningIssued => "warning.issued",
        WarningUpdated => "warning.updated",
        WarningCancelled => "warning.cancelled",
        WarningExpired => "warning.expired",
        WarningReceived => "warning.received",
        _ => throw new ArgumentException($"The log knows no event {happened.GetType().Name}.", nameof(happened)),
    };

    /// <summary>An event ready to be appended; the log gives the sequence.</summary>
    /// <param name="district">Whose log.</param>
    public static LogEntry Entry(WarningEvent happened, DivisionCode district) => new(
        district, Sequence: 0, $"{happened.Id}#{happened.Version}", TypeOf(happened), happened.Id.Value,
        happened.OccurredAtMs, happened.RecordedAtMs, Payload(happened));

    /// <summary>
    /// The event as canonical UTF-8 JSON: members in ascending order, no white space, absent ones left out, numbers in
    /// their shortest form. The same event gives the same bytes for ever: a ledger hashes them.
    /// </summary>
    public static byte[] Payload(WarningEvent happened)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, WarningContentJson.Canonical))
        {
            json.WriteStartObject();
            Members(json, happened);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Members(Utf8JsonWriter json, WarningEvent happened)
    {
        var (drafted, received) = (happened as WarningDrafted, happened as WarningReceived);
        WarningContentJson.Text(json, "by", happened switch
        {
            WarningDrafted by => by.By,
            WarningIssued by => by.By,
            WarningUpdated by => by.By,
            WarningCancelled by => by.By,
            WarningReceived by => by.By,
            _ => null,
        });
        if ((drafted?.Content ?? (happened as WarningUpdated)?.Content ?? received?.Content) is { } content)
        {
            json.WritePropertyName("content");
            WarningContentJson.Write(json, content);
        }

        WarningContentJson.Text(json, "correlationId", drafted?.CorrelationId);
        if (drafted is not null)
        {
            json.WriteBoolean("exercise", drafted.Exercise);
        }

        json.WriteString("id", happened.Id.Value);
        Message(json, received?.Message);
        json.WriteNumber("occurredAtMs", happened.OccurredAtMs);
        WarningContentJson.Text(json, "reason", (happened as WarningCancelled)?.Reason);
        json.WriteNumber("recordedAtMs", happened.RecordedAtMs);
        Sender(json, (happened as WarningIssued)?.Sender);
        json.WriteString("type", TypeOf(happened));
        json.WriteNumber("version", happened.Version);
    }

    private static void Message(Utf8JsonWriter json, ReceivedMessage? message)
    {
        if (message is null)
        {
            return;
        }

        json.WriteStartObject("message");
        json.WriteString("identifier", message.Identifier);
        json.WriteString("kind", message.Kind.ToString());
        WarningContentJson.Text(json, "note", message.Note);
        json.WriteString("sender", message.Sender);
        json.WriteString("senderName", message.SenderName);
        json.WriteNumber("sentAtMs", message.SentAtMs);
        json.WriteString("sha256", message.Sha256);
        json.WriteString("status", message.Status.ToString());
        json.WriteEndObject();
    }

    private static void Sender(Utf8JsonWriter json, WarningSender? sender)
    {
        if (sender is null)
        {
            return;
        }

        json.WriteStartObject("sender");
        json.WriteString("address", sender.Address);
        WarningContentJson.Text(json, "contact", sender.Contact);
        WarningContentJson.Text(json, "nameEn", sender.NameEn);
        json.WriteString("nameZh", sender.NameZh);
        json.WriteNumber("utcOffsetMin", sender.UtcOffsetMin);
        WarningContentJson.Text(json, "web", sender.Web);
        json.WriteEndObject();
    }
}
