namespace CityTwin.Fleet.Waypoints;

/// <summary>Bounds on waypoint files, which may come from anyone.</summary>
public sealed record WaypointLimits
{
    /// <summary>A file of more bytes is refused.</summary>
    public int MaxBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>A member of an archive that unpacks to more bytes is refused.</summary>
    public int MaxUnpackedBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>An archive of more members is refused.</summary>
    public int MaxMembers { get; init; } = 256;

    /// <summary>A plan of more waypoints is refused, jumps unrolled.</summary>
    public int MaxPoints { get; init; } = 10_000;

    /// <summary>A document of more XML elements is refused.</summary>
    public int MaxElements { get; init; } = 500_000;

    public int MaxDepth { get; init; } = 32;

    /// <summary>A DO_JUMP without end is taken so often.</summary>
    public int ForeverRepeats { get; init; } = 1;

    /// <summary>After this many problems, or notes, no more are told.</summary>
    public int MaxProblems { get; init; } = 50;
}
