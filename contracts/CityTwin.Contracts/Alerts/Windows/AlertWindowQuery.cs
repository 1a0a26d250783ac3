using CityTwin.City;

namespace CityTwin.Alerts;

/// <summary>Which windows. Null means any.</summary>
/// <param name="Area">A division that the window's lies in, or that lies in the window's: both concern its alerts.</param>
/// <param name="Open">Those that have not ended, or those that have.</param>
/// <param name="After">Only windows after this one in the answer: the last of the page before.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.AlertWindowQuery")]
public sealed record AlertWindowQuery(
    [property: Id(0)] DivisionCode? Area = null,
    [property: Id(1)] bool? Open = null,
    [property: Id(2)] AlertWindowCursor? After = null,
    [property: Id(3)] int Max = 100);
