namespace CityTwin.Governance;

/// <summary>How many there are of something.</summary>
/// <param name="Key">A code.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.CountOf")]
public sealed record CountOf([property: Id(0)] string Key, [property: Id(1)] int Count);
