namespace CityTwin.Vda5050;

/// <summary>A place of an order.</summary>
public sealed record VdaNode
{
    public required string NodeId { get; init; }

    /// <summary>Shared with the edges: even of nodes.</summary>
    public required uint SequenceId { get; init; }

    public string? Descriptor { get; init; }

    public required bool Released { get; init; }

    public VdaNodePosition? Position { get; init; }

    public IReadOnlyList<VdaAction> Actions { get; init; } = [];
}
