using CityTwin.City;

namespace CityTwin.Fleet.Dispatch;

/// <summary>A straight part of a way through the air, or a stay where both ends are one.</summary>
public sealed record FlownPart(GeoPoint From, GeoPoint To, long FromMs, long UntilMs);
