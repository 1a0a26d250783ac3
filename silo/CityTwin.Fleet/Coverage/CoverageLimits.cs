namespace CityTwin.Fleet.Coverage;

/// <summary>Bounds of patterns.</summary>
public sealed record CoverageLimits
{
    /// <summary>An area that needs more tracks is refused: it is for several units.</summary>
    public int MaxTracks { get; init; } = 1_000;

    /// <summary>A pattern of more points is refused.</summary>
    public int MaxPoints { get; init; } = 10_000;

    /// <summary>An area of more vertices is refused.</summary>
    public int MaxVertices { get; init; } = 10_000;
}
