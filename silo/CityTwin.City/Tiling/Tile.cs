using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>A division with its outline, in metres.</summary>
/// <param name="Inside">A point in it, on land where it has any.</param>
internal sealed record Tile(DivisionCode Code, string Name, string NameEn, Geometry Shape, Coordinate Inside);
