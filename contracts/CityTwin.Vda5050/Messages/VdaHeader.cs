namespace CityTwin.Vda5050;

/// <summary>What every message begins with.</summary>
/// <param name="HeaderId">Of one topic; the next message has the next.</param>
/// <param name="Version">As <c>2.1.0</c>.</param>
public sealed record VdaHeader(uint HeaderId, DateTimeOffset Timestamp, string Version, string Manufacturer, string SerialNumber);
