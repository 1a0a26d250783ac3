using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>A place for a sensor, and what it watches there.</summary>
/// <param name="Cell">Index of the cell it is in.</param>
/// <param name="At">In metres.</param>
/// <param name="AboveGroundM">How high it is mounted.</param>
/// <param name="Name">What stands or runs there.</param>
internal sealed record Spot(
    int Cell, Coordinate At, double AboveGroundM, string Name, TwinId? Building = null, string Catchment = "", string Asset = "");
