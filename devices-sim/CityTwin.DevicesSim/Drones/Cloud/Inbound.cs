using System.Text.Json;
using System.Text.Json.Nodes;

namespace CityTwin.DevicesSim.Drones.Cloud;

/// <summary>What a cloud has said.</summary>
internal sealed record Inbound(string Topic, string Tid, string Bid, string Method, JsonNode? Data)
{
    private const int MaxDepth = 32;

    /// <summary>The result of a reply; nothing where there is none.</summary>
    public int? Result => (int?)Data.Whole("result");

    public JsonNode? Output => Data.Get("output");

    /// <returns>Nothing when it is not a JSON object.</returns>
    public static Inbound? Parse(string topic, ReadOnlySpan<byte> payload)
    {
        try
        {
            var reader = new Utf8JsonReader(payload, new JsonReaderOptions { MaxDepth = MaxDepth });
            return JsonNode.Parse(ref reader) is JsonObject message
                ? new Inbound(topic, message.Text("tid"), message.Text("bid"), message.Text("method"), message.Get("data"))
                : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // ArgumentException: the same name twice in one object.
            return null;
        }
    }
}
