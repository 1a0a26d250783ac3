namespace CityTwin.DevicesSim.Replay;

/// <summary>What a source has read.</summary>
internal sealed record ReplayInput(IReadOnlyList<ReplayStation> Stations, BadRows BadRows);
