using System.Text.Json;
using System.Text.Json.Serialization;
using CityTwin.Sensing;

namespace CityTwin.Fleet;

/// <summary>Severities as a list of I, II, III and IV in JSON.</summary>
public sealed class SeverityListJsonConverter : JsonConverter<IReadOnlyList<Severity>>
{
    private static readonly SeverityJsonConverter One = new();

    public override IReadOnlyList<Severity> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("Severities are a list of I, II, III and IV.");
        }

        var severities = new List<Severity>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            severities.Add(reader.TokenType == JsonTokenType.String
                ? One.Read(ref reader, typeof(Severity), options)
                : throw new JsonException("A severity is I, II, III or IV."));
        }

        return severities;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<Severity> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var severity in value)
        {
            One.Write(writer, severity, options);
        }

        writer.WriteEndArray();
    }
}
