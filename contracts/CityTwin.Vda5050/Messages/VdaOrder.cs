namespace CityTwin.Vda5050;

/// <summary>What a robot is to drive and do: nodes and edges in turn, the released ones first (the base, then the horizon).</summary>
public sealed record VdaOrder
{
    public required VdaHeader Header { get; init; }

    public required string OrderId { get; init; }

    /// <summary>From 0; an update that goes on from the base's last node has the next.</summary>
    public required uint OrderUpdateId { get; init; }

    /// <summary>For people; 3.x only.</summary>
    public string? Description { get; init; }

    /// <summary>2.x only.</summary>
    public string? ZoneSetId { get; init; }

    public required IReadOnlyList<VdaNode> Nodes { get; init; }

    /// <summary>One fewer than the nodes.</summary>
    public required IReadOnlyList<VdaEdge> Edges { get; init; }
}
