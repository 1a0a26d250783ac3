namespace CityTwin.Vda5050;

/// <summary>The way between two nodes of an order.</summary>
public sealed record VdaEdge
{
    public required string EdgeId { get; init; }

    /// <summary>Shared with the nodes: odd of edges.</summary>
    public required uint SequenceId { get; init; }

    public string? Descriptor { get; init; }

    public required bool Released { get; init; }

    public double? MaximumSpeedMps { get; init; }

    public double? MaximumHeightM { get; init; }

    public double? MinimumHeightM { get; init; }

    public double? OrientationRad { get; init; }

    public VdaOrientationType? OrientationType { get; init; }

    /// <summary>For robots that follow lines: as <c>left</c>, <c>straight</c>.</summary>
    public string? Direction { get; init; }

    public double? MaximumRotationSpeedRadps { get; init; }

    public double? LengthM { get; init; }

    public VdaTrajectory? Trajectory { get; init; }

    public VdaCorridor? Corridor { get; init; }

    public IReadOnlyList<VdaAction> Actions { get; init; } = [];
}
