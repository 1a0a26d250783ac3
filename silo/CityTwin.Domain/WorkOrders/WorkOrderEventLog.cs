using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CityTwin.City;
using CityTwin.Ledger;

namespace CityTwin.WorkOrders;

/// <summary>Orders' events as a district's log keeps them.</summary>
public static class WorkOrderEventLog
{
    /// <summary>
    /// Canonical UTF-8 JSON: members in ascending order, no white space, absent ones left out, numbers in their shortest
    /// form. The same event gives the same bytes for ever: a ledger hashes them.
    /// </summary>
    private static readonly JsonSerializerOptions Canonical = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new TextConverter<WorkOrderId>(), new TextConverter<DivisionCode>(), new WordConverter<WorkOrderSource>(),
            new WordConverter<Urgency>(), new WordConverter<WorkStage>(),
        },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Ascending } },
    };

    /// <summary>The stable name of an event's type: <c>order.reported</c>, <c>order.stage-overdue</c>.</summary>
    public static string TypeOf(WorkOrderEvent happened)
    {
        var name = happened.GetType().Name;
        return "order." + Kebab(name.StartsWith("Order", StringComparison.Ordinal) ? name["Order".Length..] : name);
    }

    /// <summary>An event with the order as it stood after it, ready to be appended; the log gives the sequence.</summary>
    public static LoggedEvent Entry(WorkOrderEvent happened, WorkOrder after)
    {
        var order = after.View ?? throw new ArgumentException("There is no order after the event.", nameof(after));
        return new LoggedEvent(
            new LogEntry(
                order.Id.Birthplace.District, Sequence: 0, $"{happened.Id}#{happened.Version}", TypeOf(happened),
                happened.Id.Value, happened.OccurredAtMs, happened.RecordedAtMs, Payload(happened)),
            Alert: null) { Order = order };
    }

    public static byte[] Payload(WorkOrderEvent happened) =>
        JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), Canonical);

    private static void Ascending(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        if (type.Type.IsAssignableTo(typeof(WorkOrderEvent)))
        {
            var word = type.CreateJsonPropertyInfo(typeof(string), "type");
            word.Get = happened => TypeOf((WorkOrderEvent)happened);
            type.Properties.Add(word);
        }

        var ordered = type.Properties.Where(property => property.Set is not null || property.Name == "type")
            .OrderBy(property => property.Name, StringComparer.Ordinal).ToArray();
        type.Properties.Clear();
        foreach (var property in ordered)
        {
            type.Properties.Add(property);
        }
    }

    private static string Kebab(string name) => string.Concat(name.Select((letter, i) =>
        char.IsAsciiLetterUpper(letter) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));

    /// <summary>An id or code as its text. The record is written here, and read elsewhere.</summary>
    private sealed class TextConverter<T> : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException("Events are written, not read.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value!.ToString());
    }

    private sealed class WordConverter<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException("Events are written, not read.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(WireName.Of(value));
    }
}
