namespace CityTwin.DevicesSim.Robots.Zones;

/// <summary>Zones that belong together; of a map's sets at most one is enabled.</summary>
internal sealed record ZoneSet(string SetId, string MapId, IReadOnlyList<Zone> Zones)
{
    public bool IsEnabled { get; init; }
}
