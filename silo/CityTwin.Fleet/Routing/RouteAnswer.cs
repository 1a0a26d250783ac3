namespace CityTwin.Fleet.Routing;

/// <summary>A route, or why there is none: exactly one of the two.</summary>
public sealed record RouteAnswer(RoadRoute? Route, NoRoute? Refusal)
{
    internal static RouteAnswer No(NoRouteCode code, string reason, IReadOnlyList<string>? roads = null) =>
        new(null, new NoRoute(code, reason, roads ?? []));
}
