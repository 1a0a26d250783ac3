namespace CityTwin.DevicesSim.Robots.Actions;

/// <summary>Where an action may be asked for.</summary>
[Flags]
internal enum ActionScopes
{
    None = 0,
    Instant = 1,
    Node = 2,
    Edge = 4,
    Zone = 8,
}
