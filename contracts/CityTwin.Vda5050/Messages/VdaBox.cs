namespace CityTwin.Vda5050;

/// <summary>A load's outline: the middle of its bottom, and its size.</summary>
public sealed record VdaBox(
    double? X, double? Y, double? Z, double? ThetaRad, double? LengthM, double? WidthM, double? HeightM);
