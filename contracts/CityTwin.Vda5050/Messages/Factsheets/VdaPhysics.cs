namespace CityTwin.Vda5050;

/// <summary>How a robot moves and how large it is.</summary>
public sealed record VdaPhysics(
    double MinimumSpeedMps, double MaximumSpeedMps, double MaximumAccelerationMps2, double MaximumDecelerationMps2,
    double? MinimumHeightM, double MaximumHeightM, double WidthM, double LengthM);
