namespace CityTwin.Fleet.Waypoints;

/// <summary>One thing wrong with a waypoint file.</summary>
/// <param name="File">The file's name; within an archive the member's, after a slash.</param>
/// <param name="Line">From 1; 0 for the whole file.</param>
/// <param name="Reason">A sentence saying what is wrong and what was expected.</param>
public sealed record WaypointProblem(string File, int Line, string Reason)
{
    public override string ToString() => Line > 0 ? $"{File}, line {Line}: {Reason}" : $"{File}: {Reason}";
}
