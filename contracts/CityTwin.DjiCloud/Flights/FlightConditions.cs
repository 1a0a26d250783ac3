namespace CityTwin.DjiCloud;

/// <summary>When a conditional flight is ready.</summary>
/// <param name="BatteryCapacity">Per cent that the battery must have more of.</param>
/// <param name="BeginTime">Unix milliseconds.</param>
/// <param name="EndTime">Unix milliseconds.</param>
public sealed record ReadyConditions(int BatteryCapacity, long BeginTime, long EndTime);

/// <summary>What must be so when a flight begins.</summary>
/// <param name="StorageCapacity">Megabytes that dock and aircraft must have room for.</param>
public sealed record ExecutableConditions(int StorageCapacity);
