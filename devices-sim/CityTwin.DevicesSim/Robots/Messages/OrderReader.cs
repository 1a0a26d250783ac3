using System.Globalization;
using System.Text.Json;
using CityTwin.DevicesSim.Robots.Motion;
using CityTwin.DevicesSim.Robots.Orders;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Robots.Messages;

/// <summary>Reads orders of both versions, and finds what makes one malformed: fields, sequence, and what is released.</summary>
internal static class OrderReader
{
    /// <summary>Nodes in one message.</summary>
    public const int MaxNodes = 1000;

    private const int MaxControlPoints = 2000;
    private const double Pi = 3.14159265359;
    private const double HalfPi = 1.570796327;

    /// <exception cref="FaultyMessageException">It is malformed.</exception>
    public static Order Read(JsonElement message, RobotIdentity robot)
    {
        var root = Field.Root(message);
        try
        {
            MessageHeader.Check(root, robot);
            var orderId = root.Text("orderId");
            var nodes = root.Items("nodes", MaxNodes);
            var order = new Order(
                orderId.Length > 0 ? orderId : throw new FaultyMessageException("orderId", "it is empty."),
                root.Count("orderUpdateId"),
                [.. nodes.Select(node => Node(node, robot.IsV3))],
                [.. root.Items("edges", MaxNodes).Select(edge => Edge(edge, robot.IsV3))],
                root.Get("nodes").Value.GetRawText() + root.Get("edges").Value.GetRawText());
            CheckSequence(order);
            CheckReleased(order);
            CheckActions(order);
            return order;
        }
        catch (FaultyMessageException e)
        {
            throw e.About(References(message));
        }
    }

    private static OrderNode Node(Field node, bool isV3)
    {
        // The simulator's robots drive freely, and need to know where.
        var position = node.Object("nodePosition");
        return new OrderNode(
            node.Text("nodeId"), node.Count("sequenceId"), node.Flag("released"), position.Place(), position.Text("mapId"),
            position.NumberOrNone("theta", -Pi, Pi), Deviation(position, isV3),
            position.NumberOrNone("allowedDeviationTheta", -Pi, Pi) ?? 0, ActionReader.ReadAll(node, "actions", isV3),
            node.TextOr(isV3 ? "nodeDescriptor" : "nodeDescription", ""));
    }

    private static Deviation Deviation(Field position, bool isV3)
    {
        if (!position.Has("allowedDeviationXY"))
        {
            return default;
        }

        if (!isV3)
        {
            var radius = position.Number("allowedDeviationXY", 0);
            return new Deviation(radius, radius, 0);
        }

        var ellipse = position.Object("allowedDeviationXY");
        return new Deviation(ellipse.Number("a", 0), ellipse.Number("b", 0), ellipse.Number("theta", -HalfPi, HalfPi));
    }

    private static OrderEdge Edge(Field edge, bool isV3)
    {
        if (!isV3)
        {
            edge.Text("startNodeId");
            edge.Text("endNodeId");
        }

        return new OrderEdge(
            edge.Text("edgeId"), edge.Count("sequenceId"), edge.Flag("released"),
            edge.NumberOrNone(isV3 ? "maximumSpeed" : "maxSpeed", 0),
            edge.NumberOrNone(isV3 ? "maximumMobileRobotHeight" : "maxHeight"),
            edge.Has("trajectory") ? Curve(edge.Object("trajectory")) : null,
            ActionReader.ReadAll(edge, "actions", isV3),
            edge.TextOr(isV3 ? "edgeDescriptor" : "edgeDescription", ""));
    }

    private static IReadOnlyList<PlanePoint> Curve(Field trajectory)
    {
        var points = trajectory.Items("controlPoints", MaxControlPoints);
        var degree = trajectory.Has("degree") ? (int)trajectory.Number("degree", 1, 10) : 1;
        if (points.Count < degree + 1)
        {
            throw new FaultyMessageException($"{trajectory.Path}.controlPoints", $"a curve of degree {degree} has {degree + 1} or more.");
        }

        var knots = trajectory.Has("knotVector") ? Knots(trajectory, points.Count + degree + 1) : null;
        return Nurbs.Sample(
            degree, [.. points.Select(point => point.Place())], [.. points.Select(point => point.NumberOrNone("weight", 1e-9) ?? 1)], knots);
    }

    private static double[] Knots(Field trajectory, int count)
    {
        var knots = trajectory.Get("knotVector").Value;
        if (knots.ValueKind != JsonValueKind.Array || knots.GetArrayLength() != count
            || knots.EnumerateArray().Any(knot => knot.ValueKind != JsonValueKind.Number))
        {
            throw new FaultyMessageException($"{trajectory.Path}.knotVector", $"it must have {count} numbers.");
        }

        double[] read = [.. knots.EnumerateArray().Select(knot => knot.GetDouble())];
        return read.Zip(read.Skip(1)).All(pair => pair.First <= pair.Second) && read[0] < read[^1]
            ? read
            : throw new FaultyMessageException($"{trajectory.Path}.knotVector", "its numbers must grow.");
    }

    private static void CheckSequence(Order order)
    {
        if (order.Nodes.Count == 0 || order.Edges.Count != order.Nodes.Count - 1)
        {
            throw new FaultyMessageException("edges", $"there are {order.Edges.Count} for {order.Nodes.Count} nodes; there must be one less than nodes.");
        }

        var first = order.First.SequenceId;
        for (var i = 0; i < order.Nodes.Count; i++)
        {
            if (order.Nodes[i].SequenceId != first + (2 * i))
            {
                throw new FaultyMessageException($"nodes[{i}].sequenceId", $"it is {order.Nodes[i].SequenceId}; {first + (2 * i)} comes here.");
            }

            if (i < order.Edges.Count && order.Edges[i].SequenceId != first + (2 * i) + 1)
            {
                throw new FaultyMessageException($"edges[{i}].sequenceId", $"it is {order.Edges[i].SequenceId}; {first + (2 * i) + 1} comes here.");
            }
        }
    }

    private static void CheckReleased(Order order)
    {
        if (!order.First.IsReleased)
        {
            throw new FaultyMessageException("nodes[0].released", "the first node is always released.");
        }

        for (var i = 0; i < order.Edges.Count; i++)
        {
            if (order.Edges[i].IsReleased != order.Nodes[i + 1].IsReleased)
            {
                throw new FaultyMessageException($"edges[{i}].released", "an edge is released with the node at its end.");
            }

            if (order.Nodes[i + 1].IsReleased && !order.Nodes[i].IsReleased)
            {
                throw new FaultyMessageException($"nodes[{i + 1}].released", "nothing is released after what is not.");
            }
        }
    }

    private static void CheckActions(Order order)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        if (order.Actions.FirstOrDefault(action => !ids.Add(action.ActionId)) is { } twice)
        {
            throw new FaultyMessageException("actions", $"actionId {twice.ActionId} is there twice.");
        }
    }

    private static IReadOnlyList<(string, string)> References(JsonElement message)
    {
        var found = new List<(string, string)>();
        if (message.TryGetProperty("orderId", out var orderId) && orderId.ValueKind == JsonValueKind.String)
        {
            found.Add(("orderId", orderId.GetString()!));
        }

        if (message.TryGetProperty("orderUpdateId", out var update) && update.TryGetInt64Safely(out var number))
        {
            found.Add(("orderUpdateId", number.ToString(CultureInfo.InvariantCulture)));
        }

        return found;
    }

    private static bool TryGetInt64Safely(this JsonElement value, out long number)
    {
        number = 0;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out number);
    }
}
