namespace CityTwin.Vda5050;

/// <summary>A point of the way just ahead.</summary>
public sealed record VdaWaypoint(double X, double Y, double? ThetaRad, DateTimeOffset Eta);
