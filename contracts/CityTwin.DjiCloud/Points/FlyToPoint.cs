namespace CityTwin.DjiCloud;

/// <summary>Flies on to a place: the data of <c>fly_to_point</c>.</summary>
/// <param name="MaxSpeed">Metres a second, 0 to 15.</param>
/// <param name="Points">Exactly one.</param>
public sealed record FlyToPoint(string FlyToId, int MaxSpeed, IReadOnlyList<PathPoint> Points);

/// <summary>Changes where a flight to a point goes: the data of <c>fly_to_point_update</c>.</summary>
public sealed record FlyToPointUpdate(int MaxSpeed, IReadOnlyList<PathPoint> Points);
