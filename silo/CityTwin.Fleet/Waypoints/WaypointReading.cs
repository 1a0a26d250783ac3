namespace CityTwin.Fleet.Waypoints;

/// <summary>What came of a waypoint file: a plan, or what is wrong with the file.</summary>
/// <param name="Plan">Nothing when there are problems.</param>
/// <param name="Problems">Why the file is refused, up to the limit.</param>
/// <param name="Notes">What was left out or understood by a rule, though the file was read.</param>
public sealed record WaypointReading(
    WaypointPlan? Plan, IReadOnlyList<WaypointProblem> Problems, IReadOnlyList<WaypointProblem> Notes);
