using System.Runtime.CompilerServices;
using CityTwin.City;
using CityTwin.Gateway.Rpc;
using CityTwin.Gateway.WorkOrders;
using CityTwin.Ledger;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.Live;

/// <summary>One watcher of an area's work orders.</summary>
internal sealed class OrderWatch(
    LiveHub hub, OrderList orders, ResumeTokens tokens, DivisionCode area, IReadOnlyList<DivisionCode> districts,
    StreamPen<V1.OrderUpdate> pen)
    : LogWatch<V1.OrderUpdate>(hub, tokens, districts, pen)
{
    private const int SnapshotPage = 500;

    private readonly TimeProvider _clock = hub.Clock;
    private readonly OrderFaces _faces = hub.OrderFaces;

    private long NowMs => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Orders with something left to do.</summary>
    protected override async IAsyncEnumerable<V1.OrderUpdate> Picture([EnumeratorCancellation] CancellationToken cancel)
    {
        WorkOrderPage page;
        var query = new WorkOrderQuery(area, Open: true, Max: SnapshotPage);
        do
        {
            page = await orders.Page(query, cancel);
            foreach (var order in page.Orders)
            {
                yield return new() { Type = "snapshot", Order = order.ToProto(NowMs) };
            }

            query = page.Orders.Count == 0 ? query : query with
            {
                After = new WorkOrderCursor(page.Orders[^1].ReportedAtMs, page.Orders[^1].Id.Value),
            };
        }
        while (page.More && page.Orders.Count > 0);
    }

    protected override V1.OrderUpdate PictureComplete(string resumeToken) =>
        new() { Type = "snapshot", SnapshotComplete = true, ResumeToken = resumeToken };

    protected override V1.OrderUpdate Heartbeat(string resumeToken) => new() { Type = "heartbeat", ResumeToken = resumeToken };

    protected override ValueTask<V1.OrderUpdate?> Show(LoggedEvent logged, Func<string> resumeToken)
    {
        if (logged.Order is not { } order || !area.Contains(order.Cell))
        {
            return default;
        }

        var same = _faces.Of(logged, NowMs);
        return new(new V1.OrderUpdate
        {
            Type = same.Type,
            Order = same.Order,
            District = same.District,
            Sequence = same.Sequence,
            ResumeToken = resumeToken(),
            RecordedAt = same.RecordedAt,
            By = same.By,
        });
    }
}
