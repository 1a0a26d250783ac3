namespace CityTwin.City;

/// <summary>Bounds on reading a package, which may come from anyone.</summary>
public sealed record CityPackageOptions
{
    /// <summary>After this many problems a check stops looking for more.</summary>
    public int MaxProblems { get; init; } = 100;

    /// <summary>A single GeoJSON feature larger than this many bytes is refused.</summary>
    public int MaxFeatureBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>A whole JSON document (manifest, kinds, rules) larger than this many bytes is refused.</summary>
    public int MaxDocumentBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>A terrain with more values than this is refused.</summary>
    public int MaxTerrainValues { get; init; } = 64_000_000;

    /// <summary>Whether a check compares every file with its hash in the manifest.</summary>
    public bool VerifyHashes { get; init; } = true;

    /// <summary>How far a cell may reach out of its community, metres, before it counts as outside.</summary>
    public double ToleranceM { get; init; } = 1;
}
