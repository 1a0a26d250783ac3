namespace CityTwin.Mqtt;

/// <summary>What was measured at one moment: one JSON object of a payload.</summary>
/// <param name="TimeMs">Event time, milliseconds since the Unix epoch: <c>t</c>.</param>
/// <param name="Epoch">The device's restart counter, when it keeps one.</param>
/// <param name="Sequence">The device's message counter within the epoch, when it keeps one: <c>seq</c>.</param>
/// <param name="Values">At least one, each metric once.</param>
public sealed record TelemetryReading(
    long TimeMs, IReadOnlyList<MetricNumber> Values, long? Epoch = null, long? Sequence = null);
