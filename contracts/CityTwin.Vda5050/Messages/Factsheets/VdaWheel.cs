namespace CityTwin.Vda5050;

/// <summary>A wheel.</summary>
public sealed record VdaWheel(
    string Type, bool IsDriven, bool IsSteered, double X, double Y, double? ThetaRad, double DiameterM, double WidthM,
    double? CenterDisplacementM, string? Constraints);
