namespace CityTwin.DjiCloud;

/// <summary>What was wrong with each device; code 0 for nothing.</summary>
public sealed record BindErrors(IReadOnlyList<BindError> ErrInfos);
