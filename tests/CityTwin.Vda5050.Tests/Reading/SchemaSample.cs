using System.Text.Json.Nodes;
using CityTwin.Vda5050.Tests.RealData;

namespace CityTwin.Vda5050.Tests.Reading;

/// <summary>A message with everything that a schema names, made from the schema itself.</summary>
internal static class SchemaSample
{
    public static JsonObject Full(JsonObject schema, int major)
    {
        var message = Value(schema, schema, string.Empty)!.AsObject();
        message["version"] = major >= 3 ? "3.0.0" : "2.1.0";
        message["manufacturer"] = "acme";
        message["serialNumber"] = "r1";
        return message;
    }

    /// <summary>Every field that the schema requires, as steps from the root.</summary>
    public static IEnumerable<IReadOnlyList<string>> Required(JsonObject schema) => Required(schema, schema, []);

    private static IEnumerable<IReadOnlyList<string>> Required(JsonObject schema, JsonObject root, IReadOnlyList<string> at)
    {
        var followed = OfficialSchemas.Follow(schema, root);
        foreach (var name in followed["required"] as JsonArray ?? [])
        {
            yield return [.. at, name!.GetValue<string>()];
        }

        foreach (var (name, field) in followed["properties"] as JsonObject ?? [])
        {
            foreach (var path in Required(field!.AsObject(), root, [.. at, name]))
            {
                yield return path;
            }
        }

        if (followed["items"] is JsonObject items)
        {
            foreach (var path in Required(items, root, [.. at, "0"]))
            {
                yield return path;
            }
        }
    }

    private static JsonNode? Value(JsonObject schema, JsonObject root, string name)
    {
        var followed = OfficialSchemas.Follow(schema, root);
        if (followed["enum"] is JsonArray words && followed["type"]?.GetValue<string>() == "string")
        {
            return words[0]!.DeepClone();
        }

        return followed["type"]!.GetValue<string>() switch
        {
            "object" => Object(followed, root),
            "array" => new JsonArray(Value(followed["items"]!.AsObject(), root, name)),
            "integer" => 1,
            "number" => 0.5,
            "boolean" => true,
            _ => followed["format"]?.GetValue<string>() == "date-time" || name is "eta" or "leaseExpiry" ? "2026-01-02T03:04:05.060Z" : "text",
        };
    }

    private static JsonObject Object(JsonObject schema, JsonObject root)
    {
        var made = new JsonObject();
        foreach (var (name, field) in schema["properties"] as JsonObject ?? [])
        {
            // 2.1.0 gives an array the words of its items: no array is one of them, so none is right.
            if (field!["items"] is null && field["type"] is JsonValue type && type.ToString() == "array" && field["enum"] is not null)
            {
                continue;
            }

            made[name] = Value(field.AsObject(), root, name);
        }

        return made;
    }
}
