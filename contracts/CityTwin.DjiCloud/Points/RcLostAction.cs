namespace CityTwin.DjiCloud;

/// <summary>
/// What a flight to a point does without its link, in <c>takeoff_to_point</c>. Its numbers are others than
/// <see cref="OutOfControlAction"/>'s: neither is ever cast to the other.
/// </summary>
public enum RcLostAction
{
    Hover = 0,
    Land = 1,
    ReturnHome = 2,
}
