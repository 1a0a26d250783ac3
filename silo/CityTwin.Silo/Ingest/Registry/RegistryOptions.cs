namespace CityTwin.Ingest.Registry;

/// <summary>The device registry's bounds.</summary>
internal sealed class RegistryOptions
{
    public const string Section = "Registry";

    /// <summary>The most devices in one of the 64 shards: its blob is rewritten whole, about 250 bytes a device.</summary>
    public int MaxDevicesPerShard { get; set; } = 32_768;

    /// <summary>A front door that has not renewed for this long is forgotten.</summary>
    public TimeSpan WatchFor { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long a change waits for the front doors to have acted on it. One that is hung or dead finds out by the
    /// revision when it comes back.
    /// </summary>
    public TimeSpan TellWithin { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the front doors are waited for when a device is sent a notice; more than <c>Mqtt:NoticeWithin</c>.</summary>
    public TimeSpan NotifyWithin { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>How long the front doors are waited for when a unit is sent a message; one that hangs does not have it.</summary>
    public TimeSpan SendWithin { get; set; } = TimeSpan.FromSeconds(2);
}
