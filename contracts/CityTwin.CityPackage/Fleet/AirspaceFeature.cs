using NetTopologySuite.Geometries;

namespace CityTwin.City;

/// <summary>An area of the airspace, a feature of <c>airspace.geojson</c>.</summary>
/// <param name="FloorM">Where it begins, above the ground below; 0 for the ground itself.</param>
/// <param name="CeilingM">
/// Where it ends, above the ground below; null for never. Of an altitude limit, what flights may not rise above.
/// </param>
/// <param name="FromMs">Since when it is in force; null for always.</param>
/// <param name="UntilMs">Until when; null for ever.</param>
/// <param name="Shape">A polygon or a multi-polygon, in degrees.</param>
public sealed record AirspaceFeature(
    string Id,
    AirspaceKind Kind,
    string Name,
    string Reason,
    double FloorM,
    double? CeilingM,
    long? FromMs,
    long? UntilMs,
    bool Generated,
    Geometry Shape);
