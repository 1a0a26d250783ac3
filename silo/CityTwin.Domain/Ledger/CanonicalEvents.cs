using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CityTwin.Ledger;

/// <summary>
/// Events as canonical UTF-8 JSON: members in ascending order, no white space, absent ones left out, numbers in their
/// shortest form. The same event gives the same bytes for ever: a ledger hashes them.
/// </summary>
internal static class CanonicalEvents
{
    /// <param name="typeOf">The stable name of an event's type, written as <c>type</c>.</param>
    /// <param name="converters">For ids and words; see <see cref="Text{T}"/> and <see cref="Word{T}"/>.</param>
    /// <typeparam name="TEvent">What all the events are.</typeparam>
    public static JsonSerializerOptions Options<TEvent>(Func<TEvent, string> typeOf, params JsonConverter[] converters)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { type => Ascending(type, typeOf) } },
        };
        foreach (var converter in converters)
        {
            options.Converters.Add(converter);
        }

        return options;
    }

    /// <summary>A name's words, lower case, joined by hyphens.</summary>
    public static string Kebab(string name) => string.Concat(name.Select((letter, i) =>
        char.IsAsciiLetterUpper(letter) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));

    private static void Ascending<TEvent>(JsonTypeInfo type, Func<TEvent, string> typeOf)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        if (type.Type.IsAssignableTo(typeof(TEvent)))
        {
            var word = type.CreateJsonPropertyInfo(typeof(string), "type");
            word.Get = happened => typeOf((TEvent)happened);
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

    /// <summary>An id or code as its text. The record is written here, and read elsewhere.</summary>
    public sealed class Text<T> : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => throw NotRead();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value!.ToString());
    }

    /// <summary>An enumeration's value as its word.</summary>
    public sealed class Word<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => throw NotRead();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(WorkOrders.WireName.Of(value));
    }

    private static NotSupportedException NotRead() => new("Events are written, not read.");
}
