namespace CityTwin.Vda5050;

/// <summary>An edge that is still ahead.</summary>
public sealed record VdaEdgeState(string EdgeId, uint SequenceId, bool Released, VdaTrajectory? Trajectory, string? Descriptor);
