using System.Text.Json.Nodes;

namespace CityTwin.DevicesSim.Drones.Cloud;

/// <summary>Reads fields of what a cloud says. What is absent or of another type is nothing: a dock must not fall over it.</summary>
internal static class Fields
{
    public static JsonNode? Get(this JsonNode? node, string name) => node is JsonObject o && o.TryGetPropertyValue(name, out var value) ? value : null;

    public static string Text(this JsonNode? node, string name) =>
        node.Get(name) is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    public static double? Number(this JsonNode? node, string name) => node.Get(name) is JsonValue value
        ? value.TryGetValue<double>(out var number) && double.IsFinite(number)
            ? number
            : value.TryGetValue<bool>(out var flag) ? (flag ? 1 : 0) : null
        : null;

    public static long? Whole(this JsonNode? node, string name) =>
        node.Number(name) is { } number && Math.Abs(number) < 1e15 ? (long)number : null;

    public static double? Number(this JsonNode? node, string name, double least, double most) =>
        node.Number(name) is { } number && number >= least && number <= most ? number : null;

    public static IEnumerable<JsonNode?> Items(this JsonNode? node, string name) => node.Get(name) as JsonArray ?? [];
}
