using System.Text.Json.Nodes;

namespace CityTwin.DevicesSim.Drones.Cloud;

/// <summary>A request whose answer is awaited.</summary>
/// <param name="Then">Is given the answer, or nothing when there was none after all attempts.</param>
internal sealed record PendingRequest(
    string Tid, string Method, JsonNode? Data, long DueMs, int Sent, Action<Inbound?, long> Then);
