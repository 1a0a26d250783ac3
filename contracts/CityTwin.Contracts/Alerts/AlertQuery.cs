using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Alerts;

/// <summary>Which alerts. Null means any.</summary>
/// <param name="Area">A division the alert's cell lies in.</param>
/// <param name="After">Only alerts ordered after this one in the answer: the last of the page before.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.AlertQuery")]
public sealed record AlertQuery(
    [property: Id(0)] DivisionCode? Area = null,
    [property: Id(1)] TwinId? Subject = null,
    [property: Id(2)] bool? Active = null,
    [property: Id(3)] bool? Acknowledged = null,
    [property: Id(4)] Severity AtLeast = Severity.None,
    [property: Id(5)] string? Rule = null,
    [property: Id(6)] AlertCursor? After = null,
    [property: Id(7)] int Max = 100)
{
    /// <summary>Those that a window quiets or quieted to their end, or the others.</summary>
    [Id(8)]
    public bool? Quieted { get; init; }
}
