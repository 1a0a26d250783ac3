namespace CityTwin.WorkOrders;

/// <summary>Limits for all stages that several categories share, from the city package's <c>limits.json</c>.</summary>
public sealed record LimitPlanDefinition
{
    /// <summary>Lower-case words with hyphens: <c>four-hours</c>.</summary>
    public required string Code { get; init; }

    public required string NameZh { get; init; }

    public required string NameEn { get; init; }

    /// <summary>Whose working time is counted, a code of <c>calendars.json</c>.</summary>
    public required string Calendar { get; init; }

    /// <summary>Fractions of a limit at which a reminder is due, ascending, above 0; 1 is the limit itself.</summary>
    public IReadOnlyList<double> Milestones { get; init; } = [0.5, 0.8, 1];

    public required IReadOnlyList<LimitDefinition> Limits { get; init; }
}
