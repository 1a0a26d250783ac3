using System.Buffers;
using System.Text.Json;
using CityTwin.Ledger;
using CityTwin.WorkOrders;

namespace CityTwin.Alerts;

/// <summary>Alert windows' events as their district's log keeps them: who silenced what is provable.</summary>
public static class AlertWindowEventLog
{
    /// <summary>The stable name of an event's type.</summary>
    public static string TypeOf(AlertWindowEvent happened) => happened switch
    {
        AlertWindowOpened => "alert-window.opened",
        AlertWindowClosed => "alert-window.closed",
        AlertWindowExpired => "alert-window.expired",
        AlertWindowWordsErased => "alert-window.words-erased",
        _ => throw new ArgumentException($"The log knows no event {happened.GetType().Name}.", nameof(happened)),
    };

    /// <summary>An event with the window as it stood after it, ready to be appended; the log gives the sequence.</summary>
    /// <param name="after">The state after the event.</param>
    public static LoggedEvent Entry(AlertWindowEvent happened, AlertWindowState after) => new(
        new LogEntry(
            happened.Id.Scope.District, Sequence: 0, $"{happened.Id}#{happened.Version}", TypeOf(happened), happened.Id.Value,
            happened.OccurredAtMs, happened.RecordedAtMs, Payload(happened)),
        Alert: null) { Window = after.View };

    /// <summary>
    /// The event as canonical UTF-8 JSON: members in ascending order, no white space, absent ones left out, numbers in
    /// their shortest form. The same event gives the same bytes for ever: a ledger hashes them.
    /// </summary>
    public static byte[] Payload(AlertWindowEvent happened)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, AlertWindowTermsJson.Canonical))
        {
            json.WriteStartObject();
            Text(json, "by", (happened as AlertWindowOpened)?.By ?? (happened as AlertWindowClosed)?.By ?? (happened as AlertWindowWordsErased)?.By);
            Text(json, "commitment", (happened as AlertWindowWordsErased)?.Commitment);
            json.WriteString("id", happened.Id.Value);
            Sealed(json, "note", (happened as AlertWindowClosed)?.Note);
            json.WriteNumber("occurredAtMs", happened.OccurredAtMs);
            Sealed(json, "reason", (happened as AlertWindowOpened)?.Reason);
            json.WriteNumber("recordedAtMs", happened.RecordedAtMs);
            if (happened is AlertWindowOpened opened)
            {
                json.WritePropertyName("terms");
                AlertWindowTermsJson.Write(json, opened.Terms);
            }

            json.WriteString("type", TypeOf(happened));
            json.WriteNumber("version", happened.Version);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>People's words are not in the record: a commitment to them is.</summary>
    private static void Sealed(Utf8JsonWriter json, string name, SealedItem? item)
    {
        if (item is null)
        {
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("commitment", item.Commitment);
        json.WriteNumber("lengthBytes", item.LengthBytes);
        json.WriteString("mediaType", item.MediaType);
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
