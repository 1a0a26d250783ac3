using CityTwin.Fleet.Airspace;
using NetTopologySuite.Geometries;

namespace CityTwin.Fleet.Coverage;

/// <summary>An area to be looked at from above.</summary>
/// <param name="Area">Polygon or multi-polygon with holes, metres of EPSG:32648.</param>
/// <param name="HeightM">Above the ground, where the camera's footprint counts.</param>
public sealed record CoverageRequest(Geometry Area, double HeightM, CameraFigures Camera)
{
    /// <summary>How much of its width a picture shares with its neighbour's, 0 to below 1.</summary>
    public double Overlap { get; init; } = 0.3;

    /// <summary>Where nobody may fly: cut out of every track.</summary>
    public IReadOnlyList<AirspaceArea> CutOut { get; init; } = [];

    /// <summary>From an area that is cut out so far, metres.</summary>
    public double MarginM { get; init; } = 10;

    /// <summary>The direction of the tracks, degrees clockwise from north; the one with the fewest turns, without it.</summary>
    public double? DirectionDegrees { get; init; }

    /// <summary>Where it comes from, metres of EPSG:32648: the pattern begins at the nearer end.</summary>
    public Places.PlanePoint? From { get; init; }
}
