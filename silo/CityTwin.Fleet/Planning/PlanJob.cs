namespace CityTwin.Fleet.Planning;

/// <summary>An order's work: stops that one unit makes in their order, all of them or none.</summary>
public sealed record PlanJob
{
    public required string Id { get; init; }

    /// <summary>1 is the gravest, <see cref="PlanWeights.Priorities"/> the least.</summary>
    public required int Priority { get; init; }

    /// <summary>Capabilities the unit must have, all of them.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>This unit and no other: what it has begun, or an operator's word.</summary>
    public string? OnlyUnit { get; init; }

    public required IReadOnlyList<PlanStop> Stops { get; init; }
}
