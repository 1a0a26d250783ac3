namespace CityTwin.DevicesSim.Faults;

/// <summary>A device's fault while it lasts.</summary>
/// <param name="Size">From −1 to 1: how bad, and which way.</param>
internal sealed record Fault(FaultKind Kind, double FromSeconds, double ToSeconds, double Size);
