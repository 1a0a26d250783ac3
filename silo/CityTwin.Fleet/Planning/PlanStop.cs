namespace CityTwin.Fleet.Planning;

/// <summary>One place a job takes its unit to.</summary>
public sealed record PlanStop
{
    /// <summary>Its row in the travel matrices.</summary>
    public required int Place { get; init; }

    public long ServiceMs { get; init; }

    /// <summary>Work does not begin before; whoever is early waits.</summary>
    public long EarliestMs { get; init; } = long.MinValue;

    /// <summary>Work begins no later, or not at all.</summary>
    public long LatestMs { get; init; } = long.MaxValue;

    /// <summary>Work should have begun by then; later costs <see cref="PlanWeights.LatenessPointsPerS"/>.</summary>
    public long? DueMs { get; init; }

    /// <summary>What the unit carries more when it leaves; less, when negative.</summary>
    public long Load { get; init; }
}
