namespace CityTwin.Fleet.Routing;

/// <summary>A journey that has ended.</summary>
/// <param name="Profile">The profile's code.</param>
/// <param name="Hour">The local hour of departure, 0 to 23.</param>
/// <param name="PredictedMs">How long the router said it would take, before correction.</param>
/// <param name="ToldMs">How long people were told it would take: after correction.</param>
/// <param name="ActualMs">How long it took.</param>
public sealed record EtaObservation(string Profile, int Hour, long PredictedMs, long ToldMs, long ActualMs);
