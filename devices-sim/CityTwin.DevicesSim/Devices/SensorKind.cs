using CityTwin.Mqtt;

namespace CityTwin.DevicesSim.Devices;

/// <summary>What a simulated device has to know of its kind.</summary>
internal sealed record SensorKind(string Code, int ReportEverySeconds, IReadOnlyList<MetricRange> Metrics);
