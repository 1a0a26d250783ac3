using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Ingest;

/// <summary>A reading that is durable in a write-ahead log and on its way to its sensor.</summary>
/// <param name="ReceivedAtMs">When the front door took it: the clock by which a live sensor goes stale.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.Arrival")]
public sealed record Arrival(
    [property: Id(0)] TwinId Sensor,
    [property: Id(1)] Reading Reading,
    [property: Id(2)] long ReceivedAtMs);
