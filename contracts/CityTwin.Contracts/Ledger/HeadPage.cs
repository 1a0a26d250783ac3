namespace CityTwin.Ledger;

/// <summary>A run of a district's heads; <paramref name="Count"/> is how many there are.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.HeadPage")]
public sealed record HeadPage([property: Id(0)] IReadOnlyList<SignedHead> Heads, [property: Id(1)] long Count);
