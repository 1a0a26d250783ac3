namespace CityTwin.Fleet;

/// <summary>What is in a waypoint file.</summary>
/// <param name="Stops">In order, altitudes above the terrain's datum; nothing when there are problems.</param>
/// <param name="Problems">Why the file is refused, each with file and line.</param>
/// <param name="Notes">What was left out or understood by a rule, though the file was read.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.WaypointsRead")]
public sealed record WaypointsRead(
    [property: Id(0)] IReadOnlyList<TaskStop> Stops,
    [property: Id(1)] IReadOnlyList<string> Problems,
    [property: Id(2)] IReadOnlyList<string> Notes);
