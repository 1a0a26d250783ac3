namespace CityTwin.DevicesSim.Drones.Waylines;

/// <summary>A point of a wayline as its file says it.</summary>
/// <param name="SpeedMps">From here to the next.</param>
/// <param name="Stops">Whether it comes to rest, or flies through.</param>
internal sealed record Waypoint(int Index, double Lon, double Lat, double HeightM, double SpeedMps, bool Stops, double? HeadingDeg);
