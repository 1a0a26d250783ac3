namespace CityTwin.Fleet.Routing;

/// <summary>Why there is no route, in a code, a sentence and the roads that stand in the way.</summary>
/// <param name="Roads">Ids of closed or flooded edges of the route that there would be without them.</param>
public sealed record NoRoute(NoRouteCode Code, string Reason, IReadOnlyList<string> Roads);
