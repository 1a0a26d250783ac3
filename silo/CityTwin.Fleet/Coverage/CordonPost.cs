using CityTwin.Fleet.Places;

namespace CityTwin.Fleet.Coverage;

/// <summary>Where a road is to be blocked.</summary>
/// <param name="EdgeId">The road edge, as in <c>roads.geojson</c>.</param>
/// <param name="Name">May be empty.</param>
/// <param name="At">On the road, outside the inner area.</param>
/// <param name="WidthM">Of the road, kerb to kerb: how much barrier it takes.</param>
public sealed record CordonPost(string EdgeId, string Name, PlanePoint At, double WidthM);
