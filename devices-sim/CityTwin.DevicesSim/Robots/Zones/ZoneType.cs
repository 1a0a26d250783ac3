namespace CityTwin.DevicesSim.Robots.Zones;

/// <summary>The zones of VDA 5050 3.0, 6.4.1.</summary>
internal enum ZoneType
{
    Blocked,
    LineGuided,
    Release,
    CoordinatedReplanning,
    SpeedLimit,
    Action,
    Priority,
    Penalty,
    Directed,
    Bidirected,
}
