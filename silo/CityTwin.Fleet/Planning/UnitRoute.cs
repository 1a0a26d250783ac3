namespace CityTwin.Fleet.Planning;

/// <summary>What one unit does for the rest of its shift.</summary>
public sealed record UnitRoute
{
    public required string UnitId { get; init; }

    public required IReadOnlyList<PlannedStop> Stops { get; init; }

    /// <summary>When it sets out; when it is ready, for one that stays.</summary>
    public required long DepartsMs { get; init; }

    /// <summary>When it is home again.</summary>
    public required long EndsMs { get; init; }

    public required UnitCost Cost { get; init; }
}
