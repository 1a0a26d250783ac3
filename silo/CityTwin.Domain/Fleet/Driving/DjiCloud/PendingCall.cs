namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>A call that has not been answered.</summary>
/// <param name="Payload">As it goes by the wire: repeated as it was.</param>
/// <param name="CommandId">The command it carries out; empty for none.</param>
/// <param name="FlightId">The flight it belongs to; empty for none.</param>
internal sealed record PendingCall(
    string Tid, CallFor For, string Method, string Payload, string CommandId, string FlightId, int Sends, long DueMs);
