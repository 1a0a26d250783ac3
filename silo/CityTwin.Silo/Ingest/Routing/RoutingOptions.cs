namespace CityTwin.Ingest.Routing;

/// <summary>How committed readings reach their streets, and how often the log's checkpoint moves.</summary>
public sealed class RoutingOptions
{
    public const string Section = "Ingest:Routing";

    /// <summary>Readings in one call to a street.</summary>
    public int BatchReadings { get; set; } = 512;

    /// <summary>Readings on their way in all, in memory. Beyond it, commits wait.</summary>
    public int MaxQueuedReadings { get; set; } = 200_000;

    /// <summary>Readings on their way to one street. Beyond it, those who bring more for that street wait.</summary>
    public int MaxQueuedPerStreet { get; set; } = 20_000;

    /// <summary>Failures of one batch before its readings are delivered one sensor at a time.</summary>
    public int FailuresBeforeSplitting { get; set; } = 5;

    /// <summary>
    /// Failures of one reading, in a row and for reasons of its sensor's own, before it is set aside. A street, cell or
    /// storage that cannot be reached is no such reason.
    /// </summary>
    public int FailuresBeforeSettingAside { get; set; } = 10;

    /// <summary>The wait before a failed delivery is tried again; it doubles from there, and is spread by up to a half.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait between two tries.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the streets in which something changed save their sensors.</summary>
    public TimeSpan SweepEvery { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Streets that save at the same time.</summary>
    public int SweepParallel { get; set; } = 4;

    /// <summary>
    /// How long ago a sweep must have been before the checkpoint relies on it: Azurite keeps its last 5 s in memory only.
    /// </summary>
    public TimeSpan SettleFor { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// The longest a stopping silo waits for streets to take what was committed. What they have not taken by then is in
    /// the log.
    /// </summary>
    public TimeSpan DrainFor { get; set; } = TimeSpan.FromSeconds(15);
}
