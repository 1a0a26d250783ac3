using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Drones.Cloud;

/// <summary>An event whose answer is awaited.</summary>
/// <param name="Subject">A newer event on the same subject takes its place; empty for none.</param>
internal sealed record PendingEvent(string Tid, string Subject, UnitMessage Message, long DueMs, int Sent);
