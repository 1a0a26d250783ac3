using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Ingest;

/// <summary>A reading that the front door judged good and that is not durable yet.</summary>
/// <param name="DeviceId">Who said it: the device whose credential carried it.</param>
/// <param name="Sensor">Whose value it is.</param>
/// <param name="ReceivedAtMs">When the front door took it, milliseconds since the Unix epoch.</param>
internal readonly record struct AcceptedReading(string DeviceId, TwinId Sensor, Reading Reading, long ReceivedAtMs);
