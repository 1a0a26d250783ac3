namespace CityTwin.City;

/// <summary>A place in WGS 84 degrees; elevation in metres above the terrain model's datum.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.GeoPoint")]
public readonly record struct GeoPoint(
    [property: Id(0)] double Longitude,
    [property: Id(1)] double Latitude,
    [property: Id(2)] double ElevationM = 0);
