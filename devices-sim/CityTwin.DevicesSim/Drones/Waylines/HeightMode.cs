namespace CityTwin.DevicesSim.Drones.Waylines;

/// <summary>What a waypoint's height is counted from.</summary>
internal enum HeightMode
{
    Ellipsoid,
    TakeOffPoint,
    Ground,
}
