namespace CityTwin.Ingest;

/// <summary>What became of a request.</summary>
/// <param name="Device">The device as registered; null when it was refused.</param>
/// <param name="Reason">Why it was refused, for people.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.ProvisionOutcome")]
public sealed record ProvisionOutcome(
    [property: Id(0)] string DeviceId,
    [property: Id(1)] DeviceRecord? Device,
    [property: Id(2)] ProvisionError Error,
    [property: Id(3)] string Reason);
