namespace CityTwin.Vda5050;

/// <summary>How far a robot may leave its line.</summary>
public sealed record VdaCorridor(
    double LeftWidthM, double RightWidthM, VdaCorridorPoint? Point = null, bool? ReleaseRequired = null, VdaReleaseLoss? OnReleaseLoss = null);
