using System.Runtime.CompilerServices;
using System.Text.Json;
using CityTwin.Gateway.Rpc;
using CityTwin.Gateway.WorkOrders;
using CityTwin.Ledger;

namespace CityTwin.Gateway.Live;

/// <summary>
/// What of an order's event is the same for all who are told of it, made once for them. It is kept as long as the event is,
/// which the feeds bound.
/// </summary>
internal sealed class OrderFaces
{
    private const string Prefix = "order.";

    private readonly ConditionalWeakTable<LoggedEvent, V1.OrderUpdate> _made = [];

    /// <summary>Without the place to resume from. Whoever gets it must not change it.</summary>
    public V1.OrderUpdate Of(LoggedEvent logged, long nowMs) =>
        _made.TryGetValue(logged, out var made) ? made : _made.GetValue(logged, one => Make(one, nowMs));

    private static V1.OrderUpdate Make(LoggedEvent logged, long nowMs) => new()
    {
        Type = logged.Entry.Type.StartsWith(Prefix, StringComparison.Ordinal)
            ? logged.Entry.Type[Prefix.Length..]
            : logged.Entry.Type,
        Order = logged.Order!.ToProto(nowMs),
        District = logged.Entry.District.Value,
        Sequence = logged.Entry.Sequence,
        RecordedAt = Moments.At(logged.Entry.RecordedAtMs),
        By = By(logged.Entry.Payload),
    };

    private static string By(byte[] payload)
    {
        using var json = JsonDocument.Parse(payload);
        return json.RootElement.TryGetProperty("by", out var by) ? by.GetString() ?? "" : "";
    }
}
