using NetTopologySuite.Geometries;

namespace CityTwin.City;

/// <summary>A division's outline, in WGS 84 degrees.</summary>
/// <param name="Outline">A polygon or a multi-polygon.</param>
/// <param name="Generated">Made up.</param>
/// <param name="Schematic">From a schematic map (示意), not from a survey.</param>
public sealed record Boundary(DivisionCode Code, string Name, Geometry Outline, bool Generated, bool Schematic);
