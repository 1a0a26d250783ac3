namespace CityTwin.Ingest.Log;

/// <summary>The silo's write-ahead log of readings: where it lies and what bounds it.</summary>
public sealed class TelemetryLogOptions
{
    public const string Section = "Ingest";

    /// <summary>The folder of this silo's log. Never shared by two silos.</summary>
    public string LogPath { get; set; } = "";

    /// <summary>
    /// How long the first reading of a commit waits for company. At most 5 ms: it is part of every acknowledgement.
    /// </summary>
    public TimeSpan CommitLinger { get; set; } = TimeSpan.FromMilliseconds(1);

    /// <summary>Bytes that wait for one commit before further readings wait outside.</summary>
    public int MaxCommitBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Bytes of a segment after which the next begins.</summary>
    public long SegmentBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Age of a segment after which the next begins, so that readings are shipped on quiet days too.</summary>
    public TimeSpan SegmentAge { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Bytes the log may take of the disk. Beyond it nothing is acknowledged until segments were shipped.</summary>
    public long DiskCapBytes { get; set; } = 8L * 1024 * 1024 * 1024;

    /// <summary>The wait after a failure of the disk before the log tries it again.</summary>
    public TimeSpan RecoverAfter { get; set; } = TimeSpan.FromSeconds(1);
}
