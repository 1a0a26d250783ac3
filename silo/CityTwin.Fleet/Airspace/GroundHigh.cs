namespace CityTwin.Fleet.Airspace;

/// <summary>The highest thing below a corridor.</summary>
/// <param name="AltitudeM">Its top, metres above the terrain's datum.</param>
/// <param name="What">A building's id, or <c>terrain</c>.</param>
public sealed record GroundHigh(double AltitudeM, string What);
