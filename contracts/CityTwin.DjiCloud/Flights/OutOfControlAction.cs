namespace CityTwin.DjiCloud;

/// <summary>
/// What a wayline flight does out of control, in <c>flighttask_prepare</c>. Its numbers are others than
/// <see cref="RcLostAction"/>'s: neither is ever cast to the other.
/// </summary>
public enum OutOfControlAction
{
    ReturnHome = 0,
    Hover = 1,
    Land = 2,
}
