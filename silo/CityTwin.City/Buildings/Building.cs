using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>A building, in metres.</summary>
/// <param name="Cell">Index of its cell.</param>
internal sealed record Building(
    TwinId Id, int Cell, string Name, int Storeys, double HeightM, double BaseM, string Use, Polygon Footprint);
