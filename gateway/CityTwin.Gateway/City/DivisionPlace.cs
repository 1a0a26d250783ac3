using CityTwin.City;

namespace CityTwin.Gateway.City;

/// <summary>A division: its names and where it lies.</summary>
/// <param name="Point">A point inside it.</param>
/// <param name="Bounds">The box around it; null when its outline is not known.</param>
public sealed record DivisionPlace(
    DivisionCode Code, string Name, string NameEn, GeoPoint Point, BoundingBox? Bounds);
