namespace CityTwin.Vda5050;

/// <summary>A NURBS curve.</summary>
public sealed record VdaTrajectory(int Degree, IReadOnlyList<double> Knots, IReadOnlyList<VdaControlPoint> ControlPoints);
