namespace CityTwin.DjiCloud;

/// <summary>Flies in the device's own simulator from a place; nothing takes off.</summary>
public sealed record SimulateMission(int IsEnable, double Latitude, double Longitude);
