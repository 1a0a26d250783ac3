namespace CityTwin.Fleet.Assignment;

/// <summary>What one unit is to do, and nobody does yet.</summary>
public sealed record OpenJob
{
    public required string Id { get; init; }

    /// <summary>1 is the gravest, <see cref="CostWeights.Priorities"/> the least.</summary>
    public required int Priority { get; init; }

    /// <summary>When somebody should be on scene at the latest; later ones come too, at a price.</summary>
    public long? DeadlineMs { get; init; }

    /// <summary>Capabilities the unit must have, all of them.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];
}
