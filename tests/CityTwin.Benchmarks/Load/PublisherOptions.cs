namespace CityTwin.Benchmarks.Load;

/// <summary>How a publisher publishes.</summary>
/// <param name="Window">Messages in flight on one connection.</param>
internal sealed record PublisherOptions(byte Qos, int Window, int MaxPayloadBytes);
