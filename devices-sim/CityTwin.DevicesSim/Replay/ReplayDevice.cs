namespace CityTwin.DevicesSim.Replay;

/// <summary>A station with what its device needs to connect.</summary>
internal sealed record ReplayDevice(ReplayStation Station, string TwinId, string Password);
