namespace CityTwin.Warnings;

/// <summary>A message of another authority, as later ones refer to it.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.WarningReference")]
public sealed record WarningReference([property: Id(0)] string Sender, [property: Id(1)] string Identifier);
