namespace CityTwin.WorkOrders;

/// <summary>The working hours of some days of the week.</summary>
public sealed record WeekHoursDefinition
{
    /// <summary><c>mon</c>, <c>tue</c>, <c>wed</c>, <c>thu</c>, <c>fri</c>, <c>sat</c>, <c>sun</c>.</summary>
    public required IReadOnlyList<string> Days { get; init; }

    /// <summary>Ascending and apart, each <c>HH:mm-HH:mm</c> and within the day: <c>08:30-12:00</c>; a day ends at 24:00.</summary>
    public required IReadOnlyList<string> Hours { get; init; }
}
