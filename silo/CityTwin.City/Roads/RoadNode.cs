using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>Where roads meet, bend into another or end.</summary>
/// <param name="Street">The street it lies in.</param>
/// <param name="OnBank">On the road along a river.</param>
/// <param name="OnBorder">At the district's edge.</param>
internal sealed record RoadNode(string Id, Coordinate At, DivisionCode Street, bool OnBank, bool OnBorder);
