namespace CityTwin.DevicesSim.Incidents;

/// <summary>A stage of an incident.</summary>
internal sealed record IncidentPhase(string Name, double FromMinutes, IReadOnlyList<IncidentEffect> Effects);
