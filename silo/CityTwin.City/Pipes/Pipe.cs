using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>A pipe, in metres, drawn in the direction of flow.</summary>
/// <param name="From">Index of a node of the road network.</param>
/// <param name="To">Index of a node of the road network.</param>
/// <param name="Road">Index of the road it lies under.</param>
internal sealed record Pipe(
    string Id, string Kind, int DiameterMm, int From, int To, double FromM, double ToM, string Catchment, int Road, LineString Line);
