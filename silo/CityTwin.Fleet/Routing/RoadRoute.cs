using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Routing;

/// <summary>A way along the roads, the earliest there is.</summary>
/// <param name="Nodes">The crossings it passes, in order.</param>
/// <param name="Line">From where it was asked for to where it was asked for, metres of EPSG:32648.</param>
/// <param name="LengthM">Of the roads and of the ways to and from them.</param>
/// <param name="OffRoadM">Of the ways to and from the roads alone.</param>
/// <param name="DepartMs">Unix milliseconds.</param>
/// <param name="ArriveMs">Unix milliseconds, before any correction (<see cref="EtaBook"/>).</param>
public sealed record RoadRoute(
    IReadOnlyList<RouteStep> Steps,
    IReadOnlyList<string> Nodes,
    IReadOnlyList<PlanePoint> Line,
    double LengthM,
    double OffRoadM,
    long DepartMs,
    long ArriveMs)
{
    public long TravelMs => ArriveMs - DepartMs;
}
