namespace CityTwin.Vda5050;

/// <summary>A corner of a zone or of an outline.</summary>
public readonly record struct VdaVertex(double X, double Y);
