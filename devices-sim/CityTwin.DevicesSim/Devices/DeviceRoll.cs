namespace CityTwin.DevicesSim.Devices;

/// <summary>All that a devices file names.</summary>
/// <param name="Devices">Those that measure.</param>
/// <param name="Gateways">The passwords of the edge gateways, by their ids.</param>
internal sealed record DeviceRoll(IReadOnlyList<DeviceRow> Devices, IReadOnlyDictionary<string, string> Gateways);
