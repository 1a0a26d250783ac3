namespace CityTwin.DevicesSim.Robots.Zones;

/// <summary>The answers there are.</summary>
internal enum ZoneGrant
{
    Granted,

    /// <summary>It was heard, and is not decided.</summary>
    Queued,
    Revoked,
    Rejected,
}
