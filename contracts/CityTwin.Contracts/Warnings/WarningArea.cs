using CityTwin.City;

namespace CityTwin.Warnings;

/// <summary>A division that is warned, as the city package has it.</summary>
/// <param name="NameEn">In Latin letters; null or empty where it has none, and then the other is shown.</param>
/// <param name="Outlines">
/// The outer ring of each of its parts, closed; none when the division has no outline. CAP knows no holes.
/// </param>
[GenerateSerializer, Immutable, Alias("CityTwin.WarningArea")]
public sealed record WarningArea(
    [property: Id(0)] DivisionCode Division,
    [property: Id(1)] string NameZh,
    [property: Id(2)] string? NameEn,
    [property: Id(3)] IReadOnlyList<IReadOnlyList<GeoPoint>> Outlines);
