using CityTwin.City;

namespace CityTwin.Ledger;

/// <summary>What a district's log was: the root (RFC 6962) of its first <paramref name="Size"/> entries.</summary>
/// <param name="TimeMs">When it was signed.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.TreeHead")]
public sealed record TreeHead(
    [property: Id(0)] DivisionCode District,
    [property: Id(1)] long Size,
    [property: Id(2)] byte[] Root,
    [property: Id(3)] long TimeMs);
