namespace CityTwin.Fleet;

/// <summary>What a kind of mission usually needs a unit to be able to do.</summary>
public sealed record MissionNeedsDefinition
{
    public required MissionKind Kind { get; init; }

    public IReadOnlyList<Capability> Needs { get; init; } = [];
}
