namespace CityTwin.Vda5050;

/// <summary>The way a robot has planned itself.</summary>
public sealed record VdaPlannedPath(VdaTrajectory Trajectory, IReadOnlyList<string> TraversedNodes);
