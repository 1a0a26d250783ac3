namespace CityTwin.Vda5050;

/// <summary>How a robot moves, seen from itself.</summary>
public sealed record VdaVelocity(double? VxMps, double? VyMps, double? OmegaRadps);
