namespace CityTwin.Warnings;

/// <summary>A message that went to the public about a warning.</summary>
/// <param name="Version">The warning's version that it tells.</param>
/// <param name="Identifier">The CAP message's identifier.</param>
/// <param name="SentAtMs">In whole seconds, as CAP has it.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.WarningMessage")]
public sealed record WarningMessage(
    [property: Id(0)] int Version, [property: Id(1)] string Identifier, [property: Id(2)] long SentAtMs);
