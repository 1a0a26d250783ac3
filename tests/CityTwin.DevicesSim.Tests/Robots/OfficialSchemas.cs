using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using CityTwin.Testing;
using Json.Schema;

namespace CityTwin.DevicesSim.Tests.Robots;

/// <summary>The schemas that VDA and VDMA publish, where they are beside the checkout.</summary>
internal static class OfficialSchemas
{
    private const string Folder = "04-standards";

    private static readonly EvaluationOptions Strictly = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    // The schemas remark units, which JSON Schema has no keyword for.
    private static readonly BuildOptions Leniently = new() { Dialect = Dialect.Draft202012.With([], allowUnknownKeywords: true) };
    private static readonly ConcurrentDictionary<string, JsonSchema> Read = new();

    /// <summary>Skips the test where they are not.</summary>
    public static void Require(string version) => SharedData.Require($"{Folder}/{Set(version)}/state.schema");

    /// <summary>Fails when the message is not as its schema wants; says nothing where there is none.</summary>
    /// <param name="topic">Its last level names the schema.</param>
    public static void Check(string version, string topic, JsonElement message)
    {
        var name = topic[(topic.LastIndexOf('/') + 1)..];
        if (SharedData.Find($"{Folder}/{Set(version)}/{name}.schema") is not { } file)
        {
            return;
        }

        var found = Read.GetOrAdd(file, path => Build(path)).Evaluate(message, Strictly);
        found.IsValid.ShouldBeTrue($"{topic}: {string.Join("; ", Faults(found))} in {message}");
    }

    private static JsonSchema Build(string path)
    {
        var text = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        text.Remove("$schema");
        Close(text);
        return JsonSchema.FromText(text.ToJsonString(), Leniently);
    }

    /// <summary>The schemas allow any further field, so that a misspelled one would pass: a robot of ours has no field of its own.</summary>
    private static void Close(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray items:
                items.ToList().ForEach(Close);
                break;
            case JsonObject fields:
                fields.Select(field => field.Value).ToList().ForEach(Close);
                if (fields["properties"] is JsonObject && fields["type"]?.ToString() == "object")
                {
                    fields["additionalProperties"] = false;
                }

                break;
        }
    }

    // Of 3.0 the main branch: in the tag three schemas are no JSON.
    private static string Set(string version) => version[0] == '2' ? "vda5050-2.1.0" : "vda5050-main-0b2ae43";

    private static IEnumerable<string> Faults(EvaluationResults found) =>
        from detail in found.Details ?? []
        where !detail.IsValid && detail.Errors is not null
        from error in detail.Errors!
        select $"{detail.InstanceLocation} {error.Value}";
}
