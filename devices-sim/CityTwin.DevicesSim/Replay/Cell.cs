namespace CityTwin.DevicesSim.Replay;

/// <summary>A cell of the city that a station may be put in.</summary>
internal readonly record struct Cell(string Code, double Lon, double Lat);
