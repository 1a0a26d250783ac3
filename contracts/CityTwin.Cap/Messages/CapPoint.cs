namespace CityTwin.Cap;

/// <summary>A place in WGS 84 degrees. CAP writes the latitude first.</summary>
public readonly record struct CapPoint(double Latitude, double Longitude);
