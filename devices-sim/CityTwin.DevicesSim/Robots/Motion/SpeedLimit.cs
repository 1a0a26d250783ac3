namespace CityTwin.DevicesSim.Robots.Motion;

/// <summary>No faster than that between two distances of a trail.</summary>
internal readonly record struct SpeedLimit(double FromM, double ToM, double Mps);
