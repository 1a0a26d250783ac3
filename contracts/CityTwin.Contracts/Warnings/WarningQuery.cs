using CityTwin.City;

namespace CityTwin.Warnings;

/// <summary>Which warnings. Null means any.</summary>
/// <param name="Area">A division that the issuing centre lies in.</param>
/// <param name="Public">Those the public has been told of and that hold, or those of which neither is so.</param>
/// <param name="Received">Those of other authorities, or the city's own.</param>
/// <param name="Exercise">Exercises and tests, or what is meant.</param>
/// <param name="After">Only warnings after this one in the answer: the last of the page before.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.WarningQuery")]
public sealed record WarningQuery(
    [property: Id(0)] DivisionCode? Area = null,
    [property: Id(1)] bool? Public = null,
    [property: Id(2)] WarningCursor? After = null,
    [property: Id(3)] int Max = 100,
    [property: Id(4)] bool? Received = null,
    [property: Id(5)] bool? Exercise = null)
{
    /// <summary>Only warnings that came by one of these messages of other authorities; null for any.</summary>
    [Id(6)]
    public IReadOnlyList<WarningReference>? Messages { get; init; }
}
