using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Alerts;

/// <summary>Which centre an alert calls: its street's first, its district's when it is red, and one up each time nobody takes note.</summary>
/// <remarks>One that climbed past what somebody took note of is unacknowledged again (<see cref="AlertState.Evolve"/>), and calls again.</remarks>
/// <param name="After">How long an alert of a severity may go unnoticed before the next centre is called.</param>
public sealed record AlertLadder(IReadOnlyDictionary<Severity, TimeSpan> After)
{
    /// <summary>The least centre that an alert of this severity calls.</summary>
    public static DivisionCode LeadFor(Severity severity, DivisionCode cell) =>
        severity >= Severity.Red ? cell.District : cell.Street;

    /// <summary>The centre that an alert calls now.</summary>
    public static DivisionCode LeadOf(AlertView alert) => alert.Lead ?? alert.Cell.Street;

    /// <summary>The centre to be called next, when it is time; null when it is not, or there is none further up.</summary>
    public DivisionCode? Due(AlertView alert, long nowMs) =>
        alert is { Active: true, Acknowledged: false, Quieted: null }
        && After.TryGetValue(alert.Severity, out var after)
        && nowMs - alert.UpdatedAtMs >= (long)after.TotalMilliseconds
            ? LeadOf(alert).Parent
            : null;
}
