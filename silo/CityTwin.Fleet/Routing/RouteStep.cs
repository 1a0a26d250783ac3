namespace CityTwin.Fleet.Routing;

/// <summary>A road, or the part of one, that a route goes along.</summary>
/// <param name="EdgeId">As in <c>roads.geojson</c>.</param>
/// <param name="Name">May be empty.</param>
/// <param name="FromNode">The node it comes from; on a route's first step it may begin further along.</param>
/// <param name="ToNode">The node it goes to; on a route's last step it may end before.</param>
/// <param name="WaitMs">How long it waits before it for the road to open.</param>
/// <param name="EnterMs">After the wait, Unix milliseconds.</param>
/// <param name="LeaveMs">Unix milliseconds.</param>
public sealed record RouteStep(
    string EdgeId, string Name, string FromNode, string ToNode, double LengthM, long WaitMs, long EnterMs, long LeaveMs);
