namespace CityTwin.Sensing;

/// <summary>What one message of a device said, at one event time.</summary>
/// <param name="TimeMs">Event time, milliseconds since the Unix epoch.</param>
/// <param name="Epoch">The device's restart counter, when it keeps one.</param>
/// <param name="Sequence">The device's message counter within the epoch, when it keeps one.</param>
/// <param name="Values">At least one, each metric once.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.Reading")]
public sealed record Reading(
    [property: Id(0)] long TimeMs,
    [property: Id(1)] long? Epoch,
    [property: Id(2)] long? Sequence,
    [property: Id(3)] MetricValue[] Values);
