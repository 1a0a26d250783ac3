using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Rpc;
using CityTwin.Ledger;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.WorkOrders;

/// <summary>All that happened under one correlation id: the alerts, the orders and the missions, as the logs have it.</summary>
internal sealed class Timeline(IClusterClient cluster, CityModel city, OrderList orders)
{
    /// <summary>Entities of one chain whose events are read at once.</summary>
    private const int Parallelism = 8;

    /// <summary>Missions of one chain.</summary>
    private const int MaxMissions = 200;

    /// <exception cref="Grpc.Core.RpcException">It is no correlation id, or nothing of it is in the caller's area.</exception>
    public async Task<IReadOnlyList<LoggedEvent>> Of(string correlationId, Caller caller, CancellationToken cancel)
    {
        var place = AlertId.TryParse(correlationId, out var alert) ? alert.Birthplace
            : WorkOrderId.TryParse(correlationId, out var order) ? order.Birthplace
            : MissionId.TryParse(correlationId, out var own) ? own.Birthplace
            : throw Refusal.Invalid("correlation_id", $"'{correlationId}' is neither an alert's id nor an order's or a mission's.");
        if (!city.Has(place))
        {
            throw Nothing(correlationId);
        }

        var chain = await Orders(correlationId, place, cancel);
        var trails = new Dictionary<string, (DivisionCode Cell, LogTrail Trail)>();
        foreach (var one in chain)
        {
            trails[one.Id.Value] = (one.Cell, one.Trail);
        }

        var alerts = chain.SelectMany(one => one.Alerts).Append(correlationId).Distinct()
            .Where(id => AlertId.TryParse(id, out _));
        var views = await Bounded.Select([.. alerts], Parallelism, id => cluster.GetGrain<IAlertGrain>(id).Get(), cancel);
        foreach (var view in views.OfType<AlertView>())
        {
            trails[view.Id.Value] = (view.Cell, view.Trail);
        }

        foreach (var mission in await Missions(correlationId, place))
        {
            trails[mission.Id.Value] = (mission.Aim.Cell, mission.Trail);
        }

        var events = await Bounded.Select(
            [.. trails.Values.Where(entity => caller.MaySee(entity.Cell))], Parallelism,
            entity => orders.LogOf(entity.Cell.District).History(entity.Trail), cancel);
        IReadOnlyList<LoggedEvent> found =
            [.. events.SelectMany(some => some).OrderBy(one => one.Entry.RecordedAtMs).ThenBy(one => one.Entry.Sequence)];
        return found.Count > 0 ? found : throw Nothing(correlationId);
    }

    /// <summary>The orders of the chain; the one that the id names or implies even when it has left the board.</summary>
    private async Task<IReadOnlyList<WorkOrderView>> Orders(string correlationId, DivisionCode place, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var page = await orders.LogOf(place.District).ListOrders(new WorkOrderQuery(CorrelationId: correlationId));
        if (page.Orders.Count > 0)
        {
            return page.Orders;
        }

        if (MissionId.TryParse(correlationId, out _))
        {
            return []; // A mission that began its own chain serves no order.
        }

        var named = WorkOrderId.TryParse(correlationId, out var id) ? id : WorkOrderIdentity.OfAlert(AlertId.Parse(correlationId));
        return await cluster.GetGrain<IWorkOrderGrain>(named.Value).Get() is { } left ? [left] : [];
    }

    /// <summary>The missions of the chain; the one that the id names even when it has left the board.</summary>
    private async Task<IReadOnlyList<MissionView>> Missions(string correlationId, DivisionCode place)
    {
        var page = await orders.LogOf(place.District).ListMissions(new MissionQuery(CorrelationId: correlationId, Max: MaxMissions));
        return page.Missions.Count == 0 && MissionId.TryParse(correlationId, out var id)
            && await cluster.GetGrain<IMissionGrain>(id.Value).Get() is { } left
            ? [left]
            : page.Missions;
    }

    private static Grpc.Core.RpcException Nothing(string correlationId) =>
        Refusal.NotFound($"There is nothing under '{correlationId}' in your area.");
}
