using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Routing;

/// <summary>From where to where, when and how.</summary>
/// <param name="DepartMs">Unix milliseconds.</param>
public sealed record RouteRequest(PlanePoint From, PlanePoint To, long DepartMs, TravelProfile Profile);
