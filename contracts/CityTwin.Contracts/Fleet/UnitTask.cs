namespace CityTwin.Fleet;

/// <summary>What one unit is to do, in a form that every driver can say in its own protocol.</summary>
/// <param name="Id">The mission's serial and the attempt, as <c>9f3c…-2</c>: of one attempt always the same.</param>
/// <param name="Scene">The stop at which the unit is on the scene, from 0.</param>
/// <param name="Released">How many stops it may go to already: the base; the others are the horizon.</param>
/// <param name="Revision">From 0; a task that is changed under way comes again with the next.</param>
/// <param name="ReturnAltitudeM">Above the terrain model's datum; for drones.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.UnitTask")]
public sealed record UnitTask(
    [property: Id(0)] string Id,
    [property: Id(1)] MissionId Mission,
    [property: Id(2)] MissionKind Kind,
    [property: Id(3)] IReadOnlyList<TaskStop> Stops,
    [property: Id(4)] int Scene,
    [property: Id(5)] int Released,
    [property: Id(6)] int Revision,
    [property: Id(7)] double ReturnAltitudeM,
    [property: Id(8)] LostLinkAction OnLostLink)
{
    public const int MaxStops = 500;
}
