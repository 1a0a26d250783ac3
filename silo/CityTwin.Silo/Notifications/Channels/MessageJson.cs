using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CityTwin.Sensing;
using CityTwin.WorkOrders;

namespace CityTwin.Notifications.Channels;

/// <summary>A message as programs read it, by webhook and MQTT (docs/notifications.md).</summary>
internal static class MessageJson
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="withLink">Whoever reads it may acknowledge for the person.</param>
    public static byte[] Write(OutgoingMessage message, bool withLink)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            json.WriteString("messageId", message.MessageId);
            json.WriteString("type", message.IsTest ? "test" : "notifications");
            json.WriteString("sentAt", Moment(message.AtMs));
            json.WriteString("recipient", message.Recipient);
            json.WriteString("language", message.Language);
            json.WriteNumber("count", message.Count);
            json.WriteStartArray("notifications");
            foreach (var item in message.Items)
            {
                Write(json, item);
            }

            json.WriteEndArray();
            if (withLink && message.AckToken is { } token)
            {
                json.WriteString("ackToken", token);
                if (message.AckUrl is { } url)
                {
                    json.WriteString("ackUrl", url);
                }
            }

            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, SaidNotification item)
    {
        var one = item.Notification;
        json.WriteStartObject();
        json.WriteString("id", one.Id);
        json.WriteString("subject", one.Subject);
        json.WriteString("kind", WireName.Of(one.Kind));
        json.WriteString("severity", one.Severity.ToWire());
        json.WriteString("reason", one.OnDuty ? "duty" : "choice");
        json.WriteString("centre", one.Centre.Value);
        json.WriteString("cell", one.Cell.Value);
        json.WriteString("what", one.What);
        if (one.Twin.Length > 0)
        {
            json.WriteString("twin", one.Twin);
        }

        json.WriteString("occurredAt", Moment(one.OccurredAtMs));
        json.WriteString("text", item.Text);
        json.WriteEndObject();
    }

    private static string Moment(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms)
        .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
