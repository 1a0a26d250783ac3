namespace CityTwin.Vda5050;

/// <summary>The zones of a map; from 3.0. Of one id the content never changes.</summary>
public sealed record VdaZoneSet(
    VdaHeader Header, string MapId, string ZoneSetId, string? Descriptor, IReadOnlyList<VdaZone> Zones);
