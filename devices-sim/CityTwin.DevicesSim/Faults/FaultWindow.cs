namespace CityTwin.DevicesSim.Faults;

/// <summary>When something fails, and how.</summary>
/// <param name="Kind">Which of the kinds there are, from 0.</param>
/// <param name="Size">From −1 to 1: how bad, and which way.</param>
internal readonly record struct FaultWindow(int Kind, double FromSeconds, double ToSeconds, double Size);
