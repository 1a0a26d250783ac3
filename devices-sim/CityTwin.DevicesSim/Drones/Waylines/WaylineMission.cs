namespace CityTwin.DevicesSim.Drones.Waylines;

/// <summary>What a mission file says.</summary>
/// <param name="TakeOffHeightM">It rises so far above its take-off point before it goes anywhere.</param>
/// <param name="TransitSpeedMps">To the first waypoint.</param>
/// <param name="ClimbsFirst">Whether it reaches the first waypoint's height before it flies to it.</param>
internal sealed record WaylineMission(
    double TakeOffHeightM, double TransitSpeedMps, bool ClimbsFirst, FinishAction Finish, IReadOnlyList<Wayline> Waylines)
{
    public int PointCount => Waylines.Sum(wayline => wayline.Points.Count);
}
