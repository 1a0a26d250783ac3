using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using CityTwin.Ledger;
using CityTwin.Sensing;
using CityTwin.WorkOrders;

namespace CityTwin.Alerts;

/// <summary>Alert events as a district's log keeps them.</summary>
public static class AlertEventLog
{
    private static readonly JsonWriterOptions Canonical = new()
    {
        Indented = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The stable name of an event's type.</summary>
    public static string TypeOf(AlertEvent happened) => happened switch
    {
        AlertRaised => "alert.raised",
        AlertSeverityChanged => "alert.severity-changed",
        AlertAcknowledged => "alert.acknowledged",
        AlertCleared => "alert.cleared",
        AlertAssigned => "alert.assigned",
        AlertEscalated => "alert.escalated",
        AlertNoteErased => "alert.note-erased",
        AlertQuieted => "alert.quieted",
        AlertUnquieted => "alert.unquieted",
        _ => throw new ArgumentException($"The log knows no event {happened.GetType().Name}.", nameof(happened)),
    };

    /// <summary>An event with the alert as it stood after it, ready to be appended; the log gives the sequence.</summary>
    /// <param name="after">The state after the event.</param>
    public static LoggedEvent Entry(AlertEvent happened, AlertState after)
    {
        var view = after.View ?? throw new ArgumentException("There is no alert after the event.", nameof(after));
        return new LoggedEvent(
            new LogEntry(
                view.Id.Birthplace.District, Sequence: 0, $"{happened.Id}#{happened.Version}", TypeOf(happened),
                happened.Id.Value, happened.OccurredAtMs, happened.RecordedAtMs, Payload(happened)),
            view) { Step = after.Step };
    }

    /// <summary>
    /// The event as canonical UTF-8 JSON: members in ascending order, no white space, absent ones left out, numbers in
    /// their shortest form. The same event gives the same bytes for ever: a ledger hashes them.
    /// </summary>
    public static byte[] Payload(AlertEvent happened)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Canonical))
        {
            json.WriteStartObject();
            Members(json, happened);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Members(Utf8JsonWriter json, AlertEvent happened)
    {
        Text(json, "by", (happened as AlertAcknowledged)?.By ?? (happened as AlertCleared)?.By ?? (happened as AlertAssigned)?.By
            ?? (happened as AlertNoteErased)?.By);
        Text(json, "cell", (happened as AlertRaised)?.Cell.Value);
        Text(json, "commitment", (happened as AlertNoteErased)?.Commitment);
        Evidence(json, happened switch
        {
            AlertRaised raised => raised.Evidence,
            AlertSeverityChanged changed => changed.Evidence,
            AlertCleared cleared => cleared.Evidence,
            _ => null,
        });
        json.WriteString("id", happened.Id.Value);
        Text(json, "lead", (happened as AlertEscalated)?.Lead.Value);
        Note(json, (happened as AlertAcknowledged)?.Note ?? (happened as AlertCleared)?.Note);
        json.WriteNumber("occurredAtMs", happened.OccurredAtMs);
        var quiet = (happened as AlertRaised)?.Quieted ?? (happened as AlertQuieted)?.Quiet;
        Text(json, "quietedBy", quiet?.By.Value ?? (happened as AlertUnquieted)?.By.Value);
        Text(json, "quietsUpTo", quiet?.UpTo.ToWire());
        json.WriteNumber("recordedAtMs", happened.RecordedAtMs);
        Text(json, "rule", (happened as AlertRaised)?.Rule);
        Text(json, "severity", happened switch
        {
            AlertRaised raised => raised.Severity.ToWire(),
            AlertSeverityChanged changed => changed.Severity.ToWire(),
            _ => null,
        });
        Text(json, "subject", (happened as AlertRaised)?.Subject.Value);
        Text(json, "to", (happened as AlertAssigned)?.To);
        json.WriteString("type", TypeOf(happened));
        json.WriteNumber("version", happened.Version);
        Text(json, "why", (happened as AlertEscalated)?.Why ?? (happened as AlertUnquieted)?.Why);
    }

    private static void Evidence(Utf8JsonWriter json, AlertEvidence? evidence)
    {
        if (evidence is null)
        {
            return;
        }

        json.WriteStartObject("evidence");
        Number(json, "limit", evidence.Limit);
        json.WriteString("metric", evidence.Metric);
        json.WriteNumber("timeMs", evidence.TimeMs);
        Number(json, "value", evidence.Value);
        json.WriteEndObject();
    }

    /// <summary>People's words are not in the record: a commitment to them is.</summary>
    private static void Note(Utf8JsonWriter json, SealedItem? note)
    {
        if (note is null)
        {
            return;
        }

        json.WriteStartObject("note");
        json.WriteString("commitment", note.Commitment);
        json.WriteNumber("lengthBytes", note.LengthBytes);
        json.WriteString("mediaType", note.MediaType);
        json.WriteEndObject();
    }

    /// <summary>JSON has no word for what is not a number; such a member is absent.</summary>
    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
