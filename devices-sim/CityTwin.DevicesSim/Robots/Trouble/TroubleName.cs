namespace CityTwin.DevicesSim.Robots.Trouble;

/// <summary>What one kind of trouble is called, how bad it is, and how long it is told of.</summary>
internal sealed record TroubleName(string V2, string V3, TroubleLevel Level, TroubleUntil Until);
