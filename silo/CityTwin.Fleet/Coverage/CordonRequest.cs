using CityTwin.Fleet.Places;
using CityTwin.Fleet.Routing;

namespace CityTwin.Fleet.Coverage;

/// <summary>An area to be cut off from traffic.</summary>
/// <param name="Centre">Metres of EPSG:32648.</param>
/// <param name="InnerM">All roads within this distance are inside.</param>
/// <param name="OuterM">All crossings beyond this distance are outside; posts stand between the two.</param>
/// <param name="Profile">Whose roads are to be blocked; one-ways are blocked whichever way they lead.</param>
public sealed record CordonRequest(PlanePoint Centre, double InnerM, double OuterM, TravelProfile Profile)
{
    /// <summary>Prefers narrow roads to few: the cost of a post is the road's width.</summary>
    public bool ByWidth { get; init; }

    /// <summary>An area of more roads is refused.</summary>
    public int MaxRoads { get; init; } = 20_000;
}
