namespace CityTwin.DevicesSim.Drones.Waylines;

/// <summary>Which eye of the camera a picture is taken with.</summary>
internal enum CameraLens
{
    Wide,
    Infrared,
}
