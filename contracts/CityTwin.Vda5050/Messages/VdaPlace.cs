namespace CityTwin.Vda5050;

/// <summary>A place on a map.</summary>
public sealed record VdaPlace(double X, double Y, string MapId, double? ThetaRad);
