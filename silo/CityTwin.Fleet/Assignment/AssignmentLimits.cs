namespace CityTwin.Fleet.Assignment;

/// <summary>How much is assigned at once; whoever has more assigns the gravest first.</summary>
public sealed record AssignmentLimits
{
    public int MaxJobs { get; init; } = 4_000;

    public int MaxUnits { get; init; } = 4_000;

    /// <summary>Jobs times units: each pair is priced, and takes about 40 bytes.</summary>
    public int MaxPairs { get; init; } = 2_000_000;
}
