using NetTopologySuite.Geometries;

namespace CityTwin.City;

/// <summary>A building of <c>buildings.geojson</c>.</summary>
/// <param name="Cell">The cell it stands in.</param>
/// <param name="Name">May be empty.</param>
/// <param name="Storeys">Above ground, at least 1.</param>
/// <param name="HeightM">Above its base, metres.</param>
/// <param name="BaseM">Ground elevation at the building, metres above the terrain's datum.</param>
/// <param name="Use"><c>residential</c>, <c>commercial</c>, <c>office</c>, <c>public</c>, <c>industrial</c>…</param>
/// <param name="Footprint">WGS 84 degrees.</param>
public sealed record BuildingFeature(
    TwinId Id,
    DivisionCode Cell,
    string Name,
    int Storeys,
    double HeightM,
    double BaseM,
    string Use,
    bool Generated,
    Geometry Footprint);
