namespace CityTwin.Cli.Processes;

/// <summary>Bounds of a log file.</summary>
public sealed record LogFileOptions
{
    /// <summary>A file larger than this many bytes becomes <c>.1</c>, in place of the one before, and a new one begins.</summary>
    public long MaxBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How many of the newest lines are kept in memory.</summary>
    public int TailLines { get; init; } = 25;
}
