namespace CityTwin.Fleet.Planning;

/// <summary>A unit's part of a plan in figures and words.</summary>
public sealed record UnitExplanation
{
    public required string UnitId { get; init; }

    public required UnitCost Cost { get; init; }

    /// <summary>By job: what the unit's part would cost less without it. Ways that are shared count for neither of two jobs, so shares need not sum to the whole.</summary>
    public required IReadOnlyDictionary<string, double> SharePointsOf { get; init; }

    /// <summary>The unit first, then each stop.</summary>
    public required IReadOnlyList<Wording> Words { get; init; }
}
