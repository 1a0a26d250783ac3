namespace CityTwin.Warnings;

/// <summary>What a warning says, in one language.</summary>
/// <param name="Event">The kind of the event: 暴雨, rainstorm.</param>
/// <param name="Instruction">What to do; null when there is nothing to do.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.WarningText")]
public sealed record WarningText(
    [property: Id(0)] string Event,
    [property: Id(1)] string Headline,
    [property: Id(2)] string Description,
    [property: Id(3)] string? Instruction = null);
