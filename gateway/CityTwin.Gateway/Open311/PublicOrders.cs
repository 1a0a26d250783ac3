using CityTwin.Gateway.City;
using CityTwin.Gateway.WorkOrders;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.Open311;

/// <summary>
/// The orders that anyone may follow: those that citizens reported, and no exercise. Who reported, what was noted and which
/// pictures came with it is not for the public.
/// </summary>
internal sealed class PublicOrders(IClusterClient cluster, CityModel city, OrderList orders)
{
    /// <summary>Orders asked at once for a list of ids.</summary>
    private const int Parallelism = 16;

    /// <summary>How often a merged order is followed to the one it goes on in.</summary>
    private const int MaxMerges = 8;

    /// <returns>The order, or null when there is none that the public may see.</returns>
    public async Task<WorkOrderView?> Find(string text) =>
        await Get(text) is { } order && IsPublic(order) ? order : null;

    /// <summary>At most <see cref="RequestQuery.MaxRows"/>, newest first; of a list of ids those that are there.</summary>
    public async Task<IReadOnlyList<WorkOrderView>> List(RequestQuery query, CancellationToken cancel)
    {
        if (query.Ids.Count > 0)
        {
            var found = await Rpc.Bounded.Select(query.Ids, Parallelism, Find, cancel);
            return [.. found.OfType<WorkOrderView>()];
        }

        var all = new List<WorkOrderView>();
        foreach (var service in query.Services.DefaultIfEmpty<string?>(null))
        {
            all.AddRange(await List(query, service, cancel));
        }

        return [.. all.OrderByDescending(order => order.ReportedAtMs).ThenBy(order => order.Id.Value, StringComparer.Ordinal)
            .Take(RequestQuery.MaxRows)];
    }

    /// <summary>The order that this one goes on in, whoever reported that; itself when it was not merged.</summary>
    public async Task<WorkOrderView> GoesOnIn(WorkOrderView order)
    {
        for (var i = 0; i < MaxMerges && order.MergedInto is { } into && await Get(into.Value) is { } next; i++)
        {
            order = next;
        }

        return order;
    }

    public Task<SealedContent?> Unseal(WorkOrderView order, SealedItem item) =>
        cluster.GetGrain<IWorkOrderGrain>(order.Id.Value).Unseal(item.Commitment);

    private async Task<List<WorkOrderView>> List(RequestQuery query, string? service, CancellationToken cancel)
    {
        var found = new List<WorkOrderView>();
        WorkOrderCursor? after = null;
        while (true)
        {
            var page = await orders.Page(query.OfService(service, after), cancel);
            found.AddRange(page.Orders.Where(order => IsPublic(order) && order.ReportedAtMs >= query.StartMs));
            if (!page.More || page.Orders.Count == 0 || found.Count >= RequestQuery.MaxRows || page.Orders[^1].ReportedAtMs < query.StartMs)
            {
                return found;
            }

            after = new WorkOrderCursor(page.Orders[^1].ReportedAtMs, page.Orders[^1].Id.Value);
        }
    }

    private Task<WorkOrderView?> Get(string text) => WorkOrderId.TryParse(text, out var id) && city.Has(id.Birthplace)
        ? cluster.GetGrain<IWorkOrderGrain>(id.Value).Get()
        : Task.FromResult<WorkOrderView?>(null);

    private static bool IsPublic(WorkOrderView order) => order is { Source: WorkOrderSource.Citizen, Exercise: false };
}
