using CityTwin.City;

namespace CityTwin.Governance;

/// <summary>One line about a centre. Lines of areas that do not overlap add up.</summary>
/// <param name="Open">Orders with something left to do.</param>
/// <param name="Late">Of those, with a running clock that has run out.</param>
/// <param name="DueWithinHour">Of the others, with one that will within the hour.</param>
/// <param name="Reported">In the last 24 hours, told by the hour.</param>
/// <param name="Closed">In the last 24 hours, told by the hour.</param>
/// <param name="ActiveAlerts">By severity; index <see cref="Sensing.Severity"/>.</param>
/// <param name="UnacknowledgedAlerts">Of those, all severities together.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.CentreLine")]
public sealed record CentreLine(
    [property: Id(0)] DivisionCode Centre,
    [property: Id(1)] int Open,
    [property: Id(2)] int Late,
    [property: Id(3)] int DueWithinHour,
    [property: Id(4)] int Reported,
    [property: Id(5)] int Closed,
    [property: Id(6)] IReadOnlyList<int> ActiveAlerts,
    [property: Id(7)] int UnacknowledgedAlerts)
{
    public static CentreLine Of(OrderFigures figures) => new(
        figures.Area, figures.Open, figures.Late, figures.DueWithinHour, figures.LastDay.Sum(hour => hour.Reported),
        figures.LastDay.Sum(hour => hour.Closed), figures.ActiveAlerts, figures.UnacknowledgedAlerts.Sum());

    /// <summary>What all parts have together; nothing when there are none.</summary>
    public static CentreLine Sum(DivisionCode centre, IReadOnlyCollection<CentreLine> parts) => new(
        centre, parts.Sum(part => part.Open), parts.Sum(part => part.Late), parts.Sum(part => part.DueWithinHour),
        parts.Sum(part => part.Reported), parts.Sum(part => part.Closed), OrderFigures.Add(parts.Select(part => part.ActiveAlerts)),
        parts.Sum(part => part.UnacknowledgedAlerts));
}
