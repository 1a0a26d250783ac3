namespace CityTwin.DevicesSim.Drones.Faults;

/// <summary>A flight's fault.</summary>
/// <param name="AfterS">Seconds in the air, or since the order, until it begins.</param>
/// <param name="LastsS">How long.</param>
internal sealed record DroneFault(DroneFaultKind Kind, double AfterS, double LastsS);
