namespace CityTwin.Vda5050;

/// <summary>A kind of load that a robot can handle.</summary>
public sealed record VdaLoadSet(
    string Name, string LoadType, IReadOnlyList<string> Positions, VdaBox? Box, double? MaximumWeightKg, double? MaximumSpeedMps,
    double? PickS, double? DropS, string? Description);
