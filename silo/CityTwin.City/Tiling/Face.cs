using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>A piece of ground between lines: of one cell, and either land or water and its banks.</summary>
/// <param name="Cell">Index of its cell.</param>
internal sealed record Face(Polygon Shape, int Cell, bool Wet);
