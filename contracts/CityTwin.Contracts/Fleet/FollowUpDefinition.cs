namespace CityTwin.Fleet;

/// <summary>A mission that follows a confirmation.</summary>
public sealed record FollowUpDefinition
{
    public required MissionKind Mission { get; init; }

    /// <summary>Null for what the kind usually needs.</summary>
    public IReadOnlyList<Capability>? Needs { get; init; }

    /// <summary>How many such missions, a unit each.</summary>
    public int Count { get; init; } = 1;

    /// <summary>How long somebody has to abort them.</summary>
    public int HoldBackSeconds { get; init; }
}
