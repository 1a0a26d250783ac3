using CityTwin.City;

namespace CityTwin.Warnings;

/// <summary>Which warnings. Null means any.</summary>
/// <param name="Area">A division that the issuing centre lies in.</param>
/// <param name="Public">Those the public has been told of and that hold, or those of which neither is so.</param>
/// <param name="After">Only warnings after this one in the answer: the last of the page before.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.WarningQuery")]
public sealed record WarningQuery(
    [property: Id(0)] DivisionCode? Area = null,
    [property: Id(1)] bool? Public = null,
    [property: Id(2)] WarningCursor? After = null,
    [property: Id(3)] int Max = 100);
