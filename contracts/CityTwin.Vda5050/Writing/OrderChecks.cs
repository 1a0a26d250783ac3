namespace CityTwin.Vda5050;

/// <summary>What the standard says of an order besides its schema.</summary>
internal static class OrderChecks
{
    public static void Check(VdaOrder order)
    {
        Require(order.Nodes.Count > 0, "has no node: expected at least one");
        Require(order.Edges.Count == order.Nodes.Count - 1, $"has {order.Nodes.Count} nodes and {order.Edges.Count} edges: expected one edge fewer");
        Require(order.Nodes[0].Released, "does not release its first node: expected a base");
        for (var i = 0; i < order.Nodes.Count; i++)
        {
            var node = order.Nodes[i];
            Require(
                node.SequenceId == order.Nodes[0].SequenceId + (2L * i) && node.SequenceId % 2 == 0,
                $"gives node {i} the sequence id {node.SequenceId}: expected even ones in turn");
            if (i > 0)
            {
                var edge = order.Edges[i - 1];
                Require(edge.SequenceId + 1 == node.SequenceId, $"gives edge {i - 1} the sequence id {edge.SequenceId}: expected the one between its nodes");
                Require(!node.Released || order.Nodes[i - 1].Released, $"releases node {i} behind one that is not");
                Require(edge.Released == node.Released, $"releases edge {i - 1} and node {i} apart: expected both or none");
            }
        }

        void Require(bool isSo, string otherwise)
        {
            if (!isSo)
            {
                throw new VdaUnwritableException($"Order {VdaQuote.Of(order.OrderId)} {otherwise}.");
            }
        }
    }
}
