namespace CityTwin.Fleet;

/// <summary>How a city dispatches: <c>dispatch.json</c> of the city package.</summary>
public sealed record DispatchDefinition
{
    /// <summary>What is launched without a person, each held back for a while. The first that fits an alert counts.</summary>
    public IReadOnlyList<LaunchRuleDefinition> Launch { get; init; } = [];

    /// <summary>What a kind of mission needs when nobody says otherwise; a kind without an item needs nothing but a unit.</summary>
    public IReadOnlyList<MissionNeedsDefinition> Needs { get; init; } = [];

    public DispatchWeights Weights { get; init; } = new();

    public DispatchTimes Times { get; init; } = new();

    /// <summary>What a kind usually needs.</summary>
    public IReadOnlyList<Capability> NeedsOf(MissionKind kind) =>
        Needs.FirstOrDefault(item => item.Kind == kind)?.Needs ?? [];
}
