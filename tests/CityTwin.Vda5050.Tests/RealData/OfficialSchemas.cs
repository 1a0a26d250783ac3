using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using CityTwin.Testing;
using Json.Schema;

namespace CityTwin.Vda5050.Tests.RealData;

/// <summary>
/// The schemas that the standard's editors publish: 2.1.0, and of 3.x those of its main branch, as three of the tag 3.0.0
/// are not JSON. They allow any further field, so a misspelled optional one would pass: those they do not name are reported too.
/// </summary>
internal sealed class OfficialSchemas
{
    private static readonly EvaluationOptions Strict = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private readonly string _folder;
    private readonly ConcurrentDictionary<string, Lazy<(JsonSchema Schema, JsonObject Text)>> _known = new();

    private OfficialSchemas(string folder) => _folder = folder;

    /// <summary>Skips the test where they are not there.</summary>
    public static OfficialSchemas Of(int major) => new(SharedData.Require(
        major >= 3 ? "04-standards/vda5050-main-0b2ae43" : "04-standards/vda5050-2.1.0"));

    public JsonObject Text(string name) => Get(name).Text;

    /// <summary>What is wrong with a message; nothing when it is right.</summary>
    public IReadOnlyList<string> Problems(string name, ReadOnlySpan<byte> json)
    {
        var (schema, text) = Get(name);
        var message = JsonNode.Parse(json);
        using var document = JsonDocument.Parse(json.ToArray());
        var result = schema.Evaluate(document.RootElement, Strict);
        List<string> problems = [];
        if (!result.IsValid)
        {
            problems.AddRange((result.Details ?? []).Where(detail => detail.Errors is not null)
                .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}")));
            problems.Add($"{name}: not valid");
        }

        Strangers(message, [text], text, "$", problems);
        return problems;
    }

    /// <summary>A schema, with a reference followed.</summary>
    public static JsonObject Follow(JsonObject schema, JsonObject root) => schema["$ref"] is { } reference
        ? root[reference.GetValue<string>().Split('/')[1]]!.AsObject()[reference.GetValue<string>().Split('/')[^1]]!.AsObject()
        : schema;

    private static void Strangers(JsonNode? value, IReadOnlyList<JsonObject> schemas, JsonObject root, string at, List<string> problems)
    {
        var all = schemas.SelectMany(schema => Branches(schema, root)).ToList();
        switch (value)
        {
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    Strangers(items[i], [.. all.Select(schema => schema["items"]).OfType<JsonObject>()], root, $"{at}[{i}]", problems);
                }

                break;
            case JsonObject fields when all.Any(schema => schema["properties"] is not null):
                foreach (var (name, field) in fields)
                {
                    var known = all.Select(schema => schema["properties"]?[name]).OfType<JsonObject>().ToList();
                    if (known.Count == 0)
                    {
                        problems.Add($"{at}.{name} is not in the schema");
                    }

                    Strangers(field, known, root, $"{at}.{name}", problems);
                }

                break;
        }
    }

    private static IEnumerable<JsonObject> Branches(JsonObject schema, JsonObject root)
    {
        var followed = Follow(schema, root);
        yield return followed;
        foreach (var branch in (followed["allOf"] as JsonArray ?? []).OfType<JsonObject>())
        {
            yield return branch["then"]?.AsObject() ?? branch;
        }
    }

    private (JsonSchema Schema, JsonObject Text) Get(string name) => _known.GetOrAdd(name, wanted => new(() =>
    {
        var text = JsonNode.Parse(File.ReadAllText(Path.Combine(_folder, $"{wanted}.schema")))!.AsObject();
        DropNotes(text);
        return (JsonSchema.FromText(text.ToJsonString()), text);
    })).Value;

    /// <summary>They carry two words of their own, which say nothing of what is valid and which the checker refuses.</summary>
    private static void DropNotes(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items)
                {
                    DropNotes(item);
                }

                break;
            case JsonObject fields:
                foreach (var name in new[] { "unit", "subtopic" }.Where(name => fields[name] is JsonValue))
                {
                    fields.Remove(name);
                }

                foreach (var (_, field) in fields)
                {
                    DropNotes(field);
                }

                break;
        }
    }
}
