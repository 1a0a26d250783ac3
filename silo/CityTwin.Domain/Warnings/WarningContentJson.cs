using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Warnings;

/// <summary>What a warning says as canonical JSON, members ascending. Places are longitude, latitude.</summary>
internal static class WarningContentJson
{
    public static readonly JsonWriterOptions Canonical = new()
    {
        Indented = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Bytes(WarningContent content)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Canonical))
        {
            Write(json, content);
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static void Write(Utf8JsonWriter json, WarningContent content)
    {
        json.WriteStartObject();
        json.WriteStartArray("areas");
        foreach (var area in content.Areas)
        {
            Area(json, area);
        }

        json.WriteEndArray();
        Words(json, "categories", content.Categories);
        json.WriteString("certainty", content.Certainty.ToString());
        Number(json, "effectiveAtMs", content.EffectiveAtMs);
        Text(json, "en", content.En);
        json.WriteString("eventType", content.EventType);
        json.WriteNumber("expiresAtMs", content.ExpiresAtMs);
        Number(json, "onsetAtMs", content.OnsetAtMs);
        Words(json, "responses", content.Responses);
        json.WriteString("severity", content.Severity.ToWire());
        json.WriteString("urgency", content.Urgency.ToString());
        Text(json, "zh", content.Zh);
        json.WriteEndObject();
    }

    public static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Area(Utf8JsonWriter json, WarningArea area)
    {
        json.WriteStartObject();
        json.WriteString("division", area.Division.Value);
        Text(json, "nameEn", area.NameEn);
        json.WriteString("nameZh", area.NameZh);
        json.WriteStartArray("outlines");
        foreach (var outline in area.Outlines)
        {
            json.WriteStartArray();
            foreach (var point in outline)
            {
                Point(json, point);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A place that is no number is refused before it is logged; JSON has no word for it.</summary>
    private static void Point(Utf8JsonWriter json, GeoPoint point)
    {
        json.WriteStartArray();
        foreach (var degrees in (ReadOnlySpan<double>)[point.Longitude, point.Latitude])
        {
            if (double.IsFinite(degrees))
            {
                json.WriteNumberValue(degrees);
            }
        }

        json.WriteEndArray();
    }

    private static void Words<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> words)
        where T : struct, Enum
    {
        json.WriteStartArray(name);
        foreach (var word in words)
        {
            json.WriteStringValue(word.ToString());
        }

        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, string name, WarningText? text)
    {
        if (text is null)
        {
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("description", text.Description);
        json.WriteString("event", text.Event);
        json.WriteString("headline", text.Headline);
        Text(json, "instruction", text.Instruction);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }
}
