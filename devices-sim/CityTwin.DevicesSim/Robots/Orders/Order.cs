namespace CityTwin.DevicesSim.Robots.Orders;

/// <summary>An order, or an update of one, as it was received.</summary>
/// <param name="Content">Everything but the header, to tell whether two of them say the same.</param>
internal sealed record Order(
    string OrderId, long UpdateId, IReadOnlyList<OrderNode> Nodes, IReadOnlyList<OrderEdge> Edges, string Content)
{
    public OrderNode First => Nodes[0];

    /// <summary>The last node that may be driven to.</summary>
    public OrderNode DecisionPoint => Nodes.Last(node => node.IsReleased);

    public IEnumerable<OrderedAction> Actions =>
        Nodes.SelectMany(node => node.Actions).Concat(Edges.SelectMany(edge => edge.Actions));
}
