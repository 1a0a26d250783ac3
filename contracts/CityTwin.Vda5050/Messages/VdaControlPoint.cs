namespace CityTwin.Vda5050;

/// <summary>A control point of a curve.</summary>
public readonly record struct VdaControlPoint(double X, double Y, double Weight = 1);
