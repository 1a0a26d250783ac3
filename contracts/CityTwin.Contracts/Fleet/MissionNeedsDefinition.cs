namespace CityTwin.Fleet;

/// <summary>What a kind of mission usually needs: what the unit can do, how long and how high.</summary>
public sealed record MissionNeedsDefinition
{
    public required MissionKind Kind { get; init; }

    public IReadOnlyList<Capability> Needs { get; init; } = [];

    /// <summary>How long a unit works at the place; null for what is usual.</summary>
    public int? StaySeconds { get; init; }

    /// <summary>How high above the ground or roofs a drone works; null for what is usual.</summary>
    public double? HeightM { get; init; }

    /// <summary>From planning to "on scene"; null for none.</summary>
    public int? DeadlineSeconds { get; init; }
}
