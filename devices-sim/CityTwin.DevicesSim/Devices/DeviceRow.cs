namespace CityTwin.DevicesSim.Devices;

/// <summary>A device with its credential and its place: a row of the devices file.</summary>
/// <param name="Catchment">Devices of one catchment see the same water. Of a device on a bank, the river's name.</param>
/// <param name="Asset">The road, pipe or water it watches; may be empty.</param>
/// <param name="Gateway">The edge gateway that speaks for it; empty for a device with a connection of its own.</param>
internal sealed record DeviceRow(
    string DeviceId,
    string Password,
    string Kind,
    string Cell,
    string Building,
    double Lon,
    double Lat,
    double ElevationM,
    string Name,
    string Catchment,
    string Asset,
    string Gateway = "");
