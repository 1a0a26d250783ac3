namespace CityTwin.Fleet.Routing;

/// <summary>Nobody may enter a road for a while; whoever is on it drives off.</summary>
/// <param name="EdgeId">The road edge, as in <c>roads.geojson</c>.</param>
/// <param name="FromMs">The first moment, Unix milliseconds.</param>
/// <param name="UntilMs">The first moment when it is open again; nothing where nobody knows.</param>
/// <param name="Reason">In words, for whoever asks why.</param>
public sealed record ClosedRoad(string EdgeId, long FromMs, long? UntilMs, string Reason);
