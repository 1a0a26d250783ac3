namespace CityTwin.DjiCloud;

/// <summary>When a conditional flight is ready.</summary>
/// <param name="BatteryCapacity">Per cent that the battery must have more of.</param>
/// <param name="BeginTime">Unix milliseconds.</param>
/// <param name="EndTime">Unix milliseconds.</param>
public sealed record ReadyConditions(int BatteryCapacity, long BeginTime, long EndTime);
