namespace CityTwin.Ingest;

/// <summary>The telemetry log cannot make a reading durable now. The device keeps it and sends it again.</summary>
internal sealed class LogUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
