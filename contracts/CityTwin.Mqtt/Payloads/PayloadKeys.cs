namespace CityTwin.Mqtt;

/// <summary>The keys of a reading that are not metrics.</summary>
public static class PayloadKeys
{
    /// <summary>Event time.</summary>
    public const string Time = "t";

    /// <summary>Message counter within the epoch.</summary>
    public const string Sequence = "seq";

    /// <summary>Restart counter.</summary>
    public const string Epoch = "epoch";

    /// <summary>Whose reading an item of a batch is.</summary>
    public const string DeviceId = "deviceId";
}
