namespace CityTwin.Fleet.Airspace;

/// <summary>Two aircraft are apart when they are at least so far from each other in the plane, or so far in height.</summary>
public sealed record Separation(double HorizontalM = 30, double VerticalM = 15);
