namespace CityTwin.Gateway.Audit;

/// <summary>Where refused attempts are kept, and how much of them.</summary>
public sealed class AuditOptions
{
    public const string Section = "Audit";

    /// <summary>
    /// The folder, of this gateway alone; empty for <c>audit</c> beside the local key, or in the working directory where there
    /// is none.
    /// </summary>
    public string Path { get; set; } = "";

    /// <summary>Bytes of a file after which the next begins.</summary>
    public long SegmentBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Bytes of all files together; past it the oldest is deleted. About a million attempts.</summary>
    public long KeepBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>Attempts that may wait to be written. One more is counted and not kept.</summary>
    public int MaxWaiting { get; set; } = 10_000;

    /// <summary>Attempts written and synced at once.</summary>
    public int MaxPerWrite { get; set; } = 1_000;

    /// <summary>How long a refusal waits until its attempt is on disk before it is answered all the same.</summary>
    public TimeSpan WaitAtMost { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Pause after the disk did not take attempts.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long attempts may take to reach the disk when this gateway stops.</summary>
    public TimeSpan WriteBeforeStopping { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Files read for one page: a page may be short, and yet not be the last.</summary>
    public int MaxSegmentsPerPage { get; set; } = 4;
}
