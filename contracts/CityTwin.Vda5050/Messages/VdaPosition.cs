namespace CityTwin.Vda5050;

/// <summary>Where a robot is.</summary>
/// <param name="ThetaRad">From the map's x axis, counter-clockwise.</param>
/// <param name="IsLocalized">Whether the rest can be trusted.</param>
public sealed record VdaPosition(
    double X, double Y, double ThetaRad, string MapId, bool IsLocalized, double? Score, double? DeviationM);
