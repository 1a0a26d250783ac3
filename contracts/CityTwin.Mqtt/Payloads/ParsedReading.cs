namespace CityTwin.Mqtt;

/// <summary>A reading and whose it is.</summary>
public readonly record struct ParsedReading(SpeakingDevice Device, TelemetryReading Reading);
