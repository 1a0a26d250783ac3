namespace CityTwin.Vda5050;

/// <summary>All that a robot says of itself.</summary>
public sealed record VdaState
{
    public required VdaHeader Header { get; init; }

    public IReadOnlyList<VdaMap> Maps { get; init; } = [];

    /// <summary>Of 2.x at most the one it uses.</summary>
    public IReadOnlyList<VdaZoneSetState> ZoneSets { get; init; } = [];

    /// <summary>Of the order under way or of the last; empty for none.</summary>
    public required string OrderId { get; init; }

    public required uint OrderUpdateId { get; init; }

    /// <summary>Empty when it is at none that it knows.</summary>
    public required string LastNodeId { get; init; }

    public required uint LastNodeSequenceId { get; init; }

    /// <summary>Those still ahead.</summary>
    public required IReadOnlyList<VdaNodeState> NodeStates { get; init; }

    /// <summary>Those still ahead.</summary>
    public required IReadOnlyList<VdaEdgeState> EdgeStates { get; init; }

    public VdaPlannedPath? PlannedPath { get; init; }

    public IReadOnlyList<VdaWaypoint> IntermediatePath { get; init; } = [];

    public VdaPosition? Position { get; init; }

    public VdaVelocity? Velocity { get; init; }

    public IReadOnlyList<VdaLoad> Loads { get; init; } = [];

    public required bool Driving { get; init; }

    public bool? Paused { get; init; }

    public bool? NewBaseRequest { get; init; }

    public double? DistanceSinceLastNodeM { get; init; }

    public IReadOnlyList<VdaRequest> Requests { get; init; } = [];

    /// <summary>Of the order's actions; of 2.x of the instant ones too.</summary>
    public required IReadOnlyList<VdaActionState> ActionStates { get; init; }

    /// <summary>From 3.0.</summary>
    public IReadOnlyList<VdaActionState> InstantActionStates { get; init; } = [];

    /// <summary>From 3.0.</summary>
    public IReadOnlyList<VdaActionState> ZoneActionStates { get; init; } = [];

    public required VdaPower Power { get; init; }

    public required VdaOperatingMode OperatingMode { get; init; }

    public required IReadOnlyList<VdaError> Errors { get; init; }

    public IReadOnlyList<VdaInfo> Information { get; init; } = [];

    public required VdaSafety Safety { get; init; }

    /// <summary>Whether it has nothing ahead and nothing in hand.</summary>
    public bool IsIdle => NodeStates.Count == 0 && EdgeStates.Count == 0
        && ActionStates.All(action => action.Status is VdaActionStatus.Finished or VdaActionStatus.Failed);
}
