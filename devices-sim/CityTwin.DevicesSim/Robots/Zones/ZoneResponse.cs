namespace CityTwin.DevicesSim.Robots.Zones;

/// <summary>What fleet control answers to a request.</summary>
internal sealed record ZoneResponse(string RequestId, ZoneGrant Grant, long? LeaseUntilMs);
