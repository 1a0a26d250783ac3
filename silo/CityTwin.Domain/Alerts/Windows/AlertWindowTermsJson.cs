using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CityTwin.Sensing;

namespace CityTwin.Alerts;

/// <summary>A window's terms as the log keeps them: canonical JSON.</summary>
internal static class AlertWindowTermsJson
{
    public static readonly JsonWriterOptions Canonical = new()
    {
        Indented = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Bytes(AlertWindowTerms terms)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Canonical))
        {
            Write(json, terms);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Members ascending, lists in an order of their own, so that the same terms are the same bytes.</summary>
    public static void Write(Utf8JsonWriter json, AlertWindowTerms terms)
    {
        json.WriteStartObject();
        json.WriteNumber("fromMs", terms.FromMs ?? 0);
        json.WriteStartArray("hours");
        foreach (var hours in terms.Hours.OrderBy(hours => hours.FromMinute).ThenBy(hours => hours.UntilMinute)
            .ThenBy(hours => string.Concat(hours.Days.Order().Select(day => (int)day)), StringComparer.Ordinal))
        {
            json.WriteStartObject();
            Texts(json, "days", hours.Days.Order().Select(NameOf));
            json.WriteString("from", Time(hours.FromMinute));
            json.WriteString("until", Time(hours.UntilMinute));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("kind", terms.Kind == AlertWindowKind.Maintenance ? "maintenance" : "suppression");
        Texts(json, "rules", terms.Rules.Order(StringComparer.Ordinal));
        json.WriteString("scope", terms.Scope.Value);
        json.WriteString("timeZone", terms.TimeZone);
        Texts(json, "twins", terms.Twins.Order().Select(twin => twin.Value));
        json.WriteNumber("untilMs", terms.UntilMs);
        json.WriteString("upTo", terms.UpTo.ToWire());
        json.WriteEndObject();
    }

    private static string NameOf(DayOfWeek day) => day.ToString()[..3].ToLowerInvariant();

    private static string Time(int minute) =>
        string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
