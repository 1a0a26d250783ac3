using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CityTwin.Mqtt;

/// <summary>Writes commands to terminals.</summary>
public static class UnitOrderWriter
{
    public static byte[] ToJson(UnitOrder order) => JsonSerializer.SerializeToUtf8Bytes(order, UnitOrderJson.Plain.UnitOrder);
}

[JsonSerializable(typeof(UnitOrder))]
internal sealed partial class UnitOrderJson : JsonSerializerContext
{
    /// <summary>Chinese as it is: a person reads it on a terminal, no page embeds it.</summary>
    public static UnitOrderJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
