using System.Text.Json;
using System.Text.Json.Serialization;

namespace CityTwin.Sensing;

/// <summary>The wire names of severities and health, the same in MQTT, gRPC, REST and the city package.</summary>
public static class SensingNames
{
    public static string ToWire(this Severity severity) => severity switch
    {
        Severity.Red => "I",
        Severity.Orange => "II",
        Severity.Yellow => "III",
        Severity.Blue => "IV",
        _ => "",
    };

    public static string ToWire(this SensorHealth health) => health switch
    {
        SensorHealth.Online => "online",
        SensorHealth.Stale => "stale",
        SensorHealth.Faulty => "faulty",
        _ => "offline",
    };

    public static bool TryParseSeverity(string? text, out Severity severity)
    {
        severity = text switch
        {
            "I" => Severity.Red,
            "II" => Severity.Orange,
            "III" => Severity.Yellow,
            "IV" => Severity.Blue,
            _ => Severity.None,
        };
        return severity != Severity.None;
    }

    public static bool TryParseHealth(string? text, out SensorHealth health)
    {
        (health, var known) = text switch
        {
            "online" => (SensorHealth.Online, true),
            "stale" => (SensorHealth.Stale, true),
            "faulty" => (SensorHealth.Faulty, true),
            "offline" => (SensorHealth.Offline, true),
            _ => (SensorHealth.Offline, false),
        };
        return known;
    }
}

/// <summary>Severities as I, II, III and IV in JSON.</summary>
public sealed class SeverityJsonConverter : JsonConverter<Severity>
{
    public override Severity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        SensingNames.TryParseSeverity(reader.GetString(), out var severity)
            ? severity
            : throw new JsonException("A severity is I, II, III or IV.");

    public override void Write(Utf8JsonWriter writer, Severity value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToWire());
}
