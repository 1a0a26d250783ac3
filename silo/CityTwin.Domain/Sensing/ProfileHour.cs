namespace CityTwin.Sensing;

/// <summary>What all sensors of a profile showed in one hour of one week.</summary>
/// <param name="Hour">Hours since 1970, UTC.</param>
/// <param name="Deviation">The median of the sensors' deviations from their own levels, in the metric's unit.</param>
/// <param name="Spread">The robust deviation of those among each other; 0 of a single sensor.</param>
public readonly record struct ProfileHour(string Metric, long Hour, float Deviation, float Spread);
