namespace CityTwin.DevicesSim.Replay;

/// <summary>An alert that the city raised for a replayed station.</summary>
internal sealed record AlertSeen(string Id, string Rule, string HighestSeverity, DateTimeOffset RaisedAt);
