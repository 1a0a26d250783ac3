using CityTwin.Mqtt;

namespace CityTwin.DevicesSim.Publishing;

/// <summary>A reading, and whose it is: behind a gateway a line carries those of many.</summary>
internal readonly record struct DeviceReading(string DeviceId, TelemetryReading Reading);
