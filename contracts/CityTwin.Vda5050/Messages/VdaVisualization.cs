namespace CityTwin.Vda5050;

/// <summary>Where a robot is, more often than its state says so. 2.x does not ask for a header.</summary>
public sealed record VdaVisualization
{
    public VdaHeader? Header { get; init; }

    /// <summary>The state it belongs to; from 3.0.</summary>
    public uint? ReferenceStateHeaderId { get; init; }

    public VdaPosition? Position { get; init; }

    public VdaVelocity? Velocity { get; init; }

    public VdaPlannedPath? PlannedPath { get; init; }

    public IReadOnlyList<VdaWaypoint> IntermediatePath { get; init; } = [];
}
