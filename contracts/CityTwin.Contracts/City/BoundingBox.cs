namespace CityTwin.City;

/// <summary>A rectangle in WGS 84 degrees.</summary>
[GenerateSerializer, Immutable, Alias("CityTwin.BoundingBox")]
public sealed record BoundingBox(
    [property: Id(0)] double West,
    [property: Id(1)] double South,
    [property: Id(2)] double East,
    [property: Id(3)] double North)
{
    public bool Contains(GeoPoint point) => point.Longitude >= West && point.Longitude <= East
        && point.Latitude >= South && point.Latitude <= North;
}
