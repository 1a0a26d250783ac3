namespace CityTwin.WorkOrders;

/// <summary>Working hours of some dates, in place of their weekday's.</summary>
public sealed record DateHoursDefinition
{
    public required DateOnly From { get; init; }

    /// <summary>The last day, itself included; none means that it is one day.</summary>
    public DateOnly? To { get; init; }

    public required string NameZh { get; init; }

    public required string NameEn { get; init; }

    /// <summary>As in a week's; empty for a holiday.</summary>
    public IReadOnlyList<string> Hours { get; init; } = [];
}
