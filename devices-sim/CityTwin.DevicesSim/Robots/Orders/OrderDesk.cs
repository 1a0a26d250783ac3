using System.Globalization;
using CityTwin.DevicesSim.Robots.Actions;
using CityTwin.DevicesSim.Robots.Trouble;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Robots.Orders;

/// <summary>Decides what becomes of an order, by the standard's diagram (3.0, figure 8) and its list of rejections (6.1.4).</summary>
internal static class OrderDesk
{
    public static OrderVerdict Judge(Order order, OrderSituation now)
    {
        if (order.OrderId == now.Board.OrderId && Known(order, now) is { } known)
        {
            return known;
        }

        return Unable(order, now) ?? (order.OrderId == now.Board.OrderId ? Update(order, now) : New(order, now));
    }

    /// <summary>What has been received before is told by its numbers, whatever else is the matter with it.</summary>
    private static OrderVerdict? Known(Order order, OrderSituation now)
    {
        if (order.UpdateId < now.Board.UpdateId)
        {
            return Refuse(TroubleKind.OutdatedOrderUpdate, order,
                $"Update {order.UpdateId} is older than update {now.Board.UpdateId}, which is here.", "Send a higher orderUpdateId.");
        }

        if (now.Board.IsCancelled)
        {
            return order.UpdateId == now.Board.UpdateId && order.Content == now.Board.Content
                ? OrderVerdict.Ignore
                : Refuse(TroubleKind.OrderUpdateFollowingCancel, order, "The order has been cancelled.", "Send a new order with another orderId.");
        }

        if (order.UpdateId > now.Board.UpdateId)
        {
            return null;
        }

        // 2.x ignores the second of two with one number; 3.x wants to be told when they differ.
        return order.Content == now.Board.Content || !now.Model.Identity.IsV3
            ? OrderVerdict.Ignore
            : Refuse(TroubleKind.SameOrderUpdateId, order, $"Update {order.UpdateId} is here with another content.", "Send a higher orderUpdateId.");
    }

    private static OrderVerdict? Unable(Order order, OrderSituation now)
    {
        if (!now.IsAvailable)
        {
            return Refuse(TroubleKind.NotAvailable, order, "The robot's operating mode or a fatal error allows no order.",
                "Wait until it is in AUTOMATIC without a fatal error.");
        }

        if (order.Nodes.FirstOrDefault(node => node.MapId != now.MapId) is { } elsewhere)
        {
            return Refuse(TroubleKind.UnknownMapId, order, $"Node {elsewhere.NodeId} is on map {elsewhere.MapId}.",
                $"The robot has the map {now.MapId}.", ("nodeId", elsewhere.NodeId), ("mapId", elsewhere.MapId));
        }

        return Incapable(order, now);
    }

    private static OrderVerdict? Incapable(Order order, OrderSituation now)
    {
        foreach (var (action, scope) in order.Nodes.SelectMany(node => node.Actions.Select(action => (action, ActionScopes.Node)))
            .Concat(order.Edges.SelectMany(edge => edge.Actions.Select(action => (action, ActionScopes.Edge)))))
        {
            if (now.Model.Skills.Find(action.ActionType, scope) is null)
            {
                return Refuse(TroubleKind.InvalidOrderAction, order, $"The robot cannot do {action.ActionType} at a {scope.ToString().ToLowerInvariant()}.",
                    "Its factsheet has what it can.", ("actionId", action.ActionId), ("actionType", action.ActionType));
            }
        }

        return null;
    }

    private static OrderVerdict New(Order order, OrderSituation now)
    {
        if (!now.Board.IsIdle)
        {
            return Refuse(TroubleKind.OtherOrderActive, order, $"Order {now.Board.OrderId} is not done.", "Cancel it first, or wait.");
        }

        if (order.UpdateId != 0 && now.Model.Identity.IsV3)
        {
            return Refuse(TroubleKind.InvalidOrder, order, $"A new order begins with update 0, not {order.UpdateId}.", "Send it with orderUpdateId 0.");
        }

        return order.First.IsReachedFrom(now.Position, now.Model.ToleranceM)
            ? Unreachable(order, now) ?? OrderVerdict.Take
            : Refuse(TroubleKind.StartNodeOutOfRange, order,
                $"Node {order.First.NodeId} is {Metres(order.First.At.DistanceM(now.Position))} m away.",
                "Begin at the robot's position, or allow the first node a larger deviation.", ("nodeId", order.First.NodeId));
    }

    private static OrderVerdict Update(Order order, OrderSituation now)
    {
        var from = now.Board.DecisionPoint;
        return from is not null && from.NodeId == order.First.NodeId && from.SequenceId == order.First.SequenceId
            ? Unreachable(order, now) ?? OrderVerdict.Extend
            : Refuse(TroubleKind.InvalidOrder, order,
                $"The update begins at node {order.First.NodeId} ({order.First.SequenceId}), the base ends at {from?.NodeId} ({from?.SequenceId}).",
                "An update's first node is the last one of the base.", ("nodeId", order.First.NodeId));
    }

    private static OrderVerdict? Unreachable(Order order, OrderSituation now)
    {
        if (now.IsObstructed)
        {
            return Refuse(TroubleKind.NoRouteToTarget, order, "Something stands in the way at the robot's place.", "Send another robot.");
        }

        if (order.Nodes.Skip(1).FirstOrDefault(node => now.IsBlocked(node.At)) is { } blocked)
        {
            return Refuse(TroubleKind.NoRouteToTarget, order, $"Node {blocked.NodeId} is in a blocked zone.", "Choose another node.", ("nodeId", blocked.NodeId));
        }

        if (order.Edges.FirstOrDefault(edge => edge.MaxHeightM < now.Model.HeightM) is { } low)
        {
            return Refuse(TroubleKind.NoRouteToTarget, order, $"Edge {low.EdgeId} allows a height of {low.MaxHeightM} m.",
                $"The robot is {now.Model.HeightM} m high.", ("edgeId", low.EdgeId));
        }

        var wayM = WayM(order);
        return wayM > now.RangeM
            ? Refuse(TroubleKind.NoRouteToTarget, order, $"The way is {Metres(wayM)} m, the battery lasts for {Metres(now.RangeM)} m.",
                "Let it charge, or send another robot.", ("nodeId", order.Nodes[^1].NodeId))
            : null;
    }

    /// <summary>Along the trajectories where the order gives them: a curve to the moon is no way either.</summary>
    private static double WayM(Order order) => order.Edges.Select((edge, i) =>
    {
        var way = new Trail(order.Nodes[i].At);
        foreach (var place in (edge.Trajectory ?? []).Append(order.Nodes[i + 1].At))
        {
            way.Append(place);
        }

        return way.LengthM;
    }).Sum();

    private static OrderVerdict Refuse(
        TroubleKind kind, Order order, string description, string hint, params (string Key, string Value)[] more) =>
        OrderVerdict.Refuse(RobotTrouble.Of(kind, description, hint,
        [
            ("topic", "order"), ("orderId", order.OrderId), ("orderUpdateId", order.UpdateId.ToString(CultureInfo.InvariantCulture)), .. more,
        ]));

    private static string Metres(double metres) => metres.ToString("F0", CultureInfo.InvariantCulture);
}
