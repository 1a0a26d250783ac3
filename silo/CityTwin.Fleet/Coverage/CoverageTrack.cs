using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Coverage;

/// <summary>A straight line to be flown with the camera on.</summary>
public sealed record CoverageTrack(PlanePoint From, PlanePoint To)
{
    public double LengthM => From.DistanceM(To);
}
