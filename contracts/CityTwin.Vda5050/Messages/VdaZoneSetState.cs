namespace CityTwin.Vda5050;

/// <summary>A zone set on a robot.</summary>
/// <param name="MapId">Of 2.x empty: it names none.</param>
public sealed record VdaZoneSetState(string ZoneSetId, string MapId, VdaSetStatus Status);
