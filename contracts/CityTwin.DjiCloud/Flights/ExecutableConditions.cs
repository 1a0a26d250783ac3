namespace CityTwin.DjiCloud;

/// <summary>What must be so when a flight begins.</summary>
/// <param name="StorageCapacity">Megabytes that dock and aircraft must have room for.</param>
public sealed record ExecutableConditions(int StorageCapacity);
