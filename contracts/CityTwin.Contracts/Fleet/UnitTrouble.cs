namespace CityTwin.Fleet;

/// <summary>Something that is wrong with a unit, as it says or as was noticed.</summary>
/// <param name="Code">As its protocol names it, or one of ours, lower case with hyphens.</param>
/// <param name="IsGrave">Whether it keeps the unit from its work.</param>
/// <param name="Text">For people.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.UnitTrouble")]
public sealed record UnitTrouble(
    [property: Id(0)] string Code,
    [property: Id(1)] bool IsGrave,
    [property: Id(2)] string Text,
    [property: Id(3)] long SinceMs);
