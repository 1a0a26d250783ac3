using NetTopologySuite.Geometries;

namespace CityTwin.City;

/// <summary>One edge of the road graph, of <c>roads.geojson</c>. Travel goes from node to node, both ways unless one-way.</summary>
/// <param name="Class">One of <see cref="RoadClasses"/>.</param>
/// <param name="SpeedKmH">The limit.</param>
/// <param name="Street">The street or town it lies in; nothing when outside the city's divisions, as a bridge may be.</param>
public sealed record RoadFeature(
    string Id,
    string Name,
    string Class,
    bool OneWay,
    int SpeedKmH,
    bool Bridge,
    bool Tunnel,
    string FromNode,
    string ToNode,
    DivisionCode? Street,
    bool Generated,
    LineString Line);
