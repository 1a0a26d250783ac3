namespace CityTwin.Fleet.Assignment;

/// <summary>A unit that could have had the job.</summary>
public sealed record Rival
{
    /// <summary>What it would cost on top of what is decided for the others.</summary>
    public required PairCost Cost { get; init; }

    /// <summary>Where it goes instead; null for one that stays.</summary>
    public string? GoesTo { get; init; }

    /// <summary>How much dearer the cheapest assignment of all is in which it has the job; null when there is none.</summary>
    public double? PlanDearerPoints { get; init; }

    public required Wording Words { get; init; }
}
