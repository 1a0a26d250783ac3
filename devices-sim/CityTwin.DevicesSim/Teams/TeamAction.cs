namespace CityTwin.DevicesSim.Teams;

/// <summary>Something to do at a stop.</summary>
/// <param name="Seconds">How long it is expected to take; a team takes its own time.</param>
internal sealed record TeamAction(string ActionId, string Type, double Seconds, string Text);
