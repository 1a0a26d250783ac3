namespace CityTwin.WorkOrders;

/// <summary>How long one stage may take.</summary>
public sealed record LimitDefinition
{
    public required WorkStage Stage { get; init; }

    /// <summary>Only for orders of this urgency; none means for those that have no limit of their own.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>How many of <see cref="Unit"/>, at least 1.</summary>
    public required int Amount { get; init; }

    public required LimitUnit Unit { get; init; }

    public LimitCounting Counting { get; init; } = LimitCounting.Single;

    /// <summary>Fractions of the limit at which a reminder is due, ascending; empty means the plan's.</summary>
    public IReadOnlyList<double> Milestones { get; init; } = [];
}
