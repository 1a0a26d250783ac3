using CityTwin.City;

namespace CityTwin.Fleet;

/// <summary>Where a unit was.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.TrackPoint")]
public readonly record struct TrackPoint([property: Id(0)] long AtMs, [property: Id(1)] GeoPoint Position);
