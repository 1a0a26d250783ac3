namespace CityTwin.Gateway.City;

/// <summary>A part of a layer as GeoJSON.</summary>
/// <param name="Truncated">There were more features than one answer holds.</param>
/// <param name="ETag">Changes when the content does; without quotes.</param>
public sealed record MapPart(ReadOnlyMemory<byte> GeoJson, bool Truncated, string ETag);
