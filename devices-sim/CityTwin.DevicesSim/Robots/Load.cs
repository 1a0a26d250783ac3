namespace CityTwin.DevicesSim.Robots;

/// <summary>What a robot carries.</summary>
internal sealed record Load(string LoadId, string LoadType, double WeightKg);
