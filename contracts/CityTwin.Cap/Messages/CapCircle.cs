namespace CityTwin.Cap;

/// <summary>All that lies within a distance of a place.</summary>
/// <param name="RadiusKm">Zero or more.</param>
public sealed record CapCircle(CapPoint Centre, double RadiusKm);
