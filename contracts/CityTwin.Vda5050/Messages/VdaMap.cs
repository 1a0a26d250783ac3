namespace CityTwin.Vda5050;

/// <summary>A map on a robot.</summary>
public sealed record VdaMap(string MapId, string MapVersion, VdaSetStatus Status, string? Descriptor);
