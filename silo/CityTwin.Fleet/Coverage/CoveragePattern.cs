using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Coverage;

/// <summary>Tracks over an area, in the order and direction in which they are flown.</summary>
/// <param name="Tracks">With the camera on.</param>
/// <param name="Way">Everything, with the ways between the tracks, around what is cut out.</param>
/// <param name="DirectionDegrees">Of the tracks, 0 to below 180.</param>
/// <param name="SpacingM">Between neighbouring tracks.</param>
/// <param name="FootprintM">The width that is seen.</param>
/// <param name="CoveredShare">Of the area, what comes into view: 1 but for what is cut out.</param>
public sealed record CoveragePattern(
    IReadOnlyList<CoverageTrack> Tracks,
    IReadOnlyList<PlanePoint> Way,
    double DirectionDegrees,
    double SpacingM,
    double FootprintM,
    double CoveredShare)
{
    public double LengthM => Way.Zip(Way.Skip(1), (from, to) => from.DistanceM(to)).Sum();
}
