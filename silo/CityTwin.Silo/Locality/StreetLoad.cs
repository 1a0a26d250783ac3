namespace CityTwin.Locality;

/// <summary>A street as placement sees it.</summary>
/// <param name="Weight">How much it is to carry: its cells.</param>
internal readonly record struct StreetLoad(string Code, int Weight);
