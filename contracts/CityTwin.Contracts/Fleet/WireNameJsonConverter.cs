using System.Text.Json;
using System.Text.Json.Serialization;
using CityTwin.WorkOrders;

namespace CityTwin.Fleet;

/// <summary>An enumeration by its wire names in JSON: lower case, parts joined by a hyphen.</summary>
public sealed class WireNameJsonConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var word = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return WireName.TryParse<T>(word, out var value)
            ? value
            : throw new JsonException($"'{word}' is none of {string.Join(", ", WireName.All<T>())}.");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(WireName.Of(value));
}
