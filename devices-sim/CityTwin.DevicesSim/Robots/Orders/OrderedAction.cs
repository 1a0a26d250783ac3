using System.Text.Json;

namespace CityTwin.DevicesSim.Robots.Orders;

/// <summary>An action as an order, an instant action or a zone asks for it.</summary>
internal sealed record OrderedAction(
    string ActionId, string ActionType, BlockingType Blocking, IReadOnlyDictionary<string, JsonElement> Parameters,
    bool IsRetriable, string Descriptor = "")
{
    public static readonly IReadOnlyDictionary<string, JsonElement> NoParameters = new Dictionary<string, JsonElement>();

    public bool StopsDriving => Blocking is BlockingType.Soft or BlockingType.Hard;

    public double? Number(string key) =>
        Parameters.TryGetValue(key, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    public string? Text(string key) =>
        Parameters.TryGetValue(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
