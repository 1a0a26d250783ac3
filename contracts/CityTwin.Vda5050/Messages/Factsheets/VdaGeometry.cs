namespace CityTwin.Vda5050;

/// <summary>A robot's shape.</summary>
public sealed record VdaGeometry(
    IReadOnlyList<VdaWheel> Wheels, IReadOnlyList<VdaOutline> Outlines, IReadOnlyList<VdaBody> Bodies);
