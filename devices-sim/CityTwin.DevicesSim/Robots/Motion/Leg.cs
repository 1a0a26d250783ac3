using CityTwin.DevicesSim.Robots.Orders;

namespace CityTwin.DevicesSim.Robots.Motion;

/// <summary>The part of a trail that an edge is, up to its node.</summary>
internal sealed record Leg(double FromM, double ToM, OrderEdge Edge, OrderNode End);
