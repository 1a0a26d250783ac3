using CityTwin.Mqtt;

namespace CityTwin.DevicesSim.Replay;

/// <summary>A station of the recording, as it becomes a device.</summary>
/// <param name="Site">What the recording calls it.</param>
/// <param name="Readings">In event-time order, each time once.</param>
internal sealed record ReplayStation(
    string DeviceId, string Site, string Name, string Kind, IReadOnlyList<TelemetryReading> Readings);
