namespace CityTwin.Vda5050;

/// <summary>What a robot carries.</summary>
public sealed record VdaLoad(string? LoadId, string? LoadType, string? Position, VdaBox? Box, double? WeightKg);
