namespace CityTwin.Mqtt;

/// <summary>A device as far as a payload is judged by it.</summary>
public class SpeakingDevice(string deviceId, MetricTable metrics, bool anyTime)
{
    public string DeviceId { get; } = deviceId;

    public MetricTable Metrics { get; } = metrics;

    /// <summary>Whether it replays the past, so that any event time is taken.</summary>
    public bool AnyTime { get; } = anyTime;
}

/// <summary>Finds the device an item of a batch names, or null when the publisher may not speak for it.</summary>
public delegate SpeakingDevice? SpeakerLookup(ReadOnlySpan<char> deviceId);
