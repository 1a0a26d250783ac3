using NetTopologySuite.Geometries;

namespace CityTwin.City;

/// <summary>An underground pipe of <c>pipes.geojson</c>, drawn in the direction of flow.</summary>
/// <param name="Kind"><c>drain</c> (storm water, runs downhill to an outfall) or <c>main</c> (drinking water).</param>
/// <param name="FromM">Elevation of the invert at the first node, metres.</param>
/// <param name="ToM">Elevation of the invert at the last node, metres; for a drain never above <paramref name="FromM"/>.</param>
/// <param name="Catchment">Drains of one catchment reach the same outfall.</param>
public sealed record PipeFeature(
    string Id,
    string Kind,
    int DiameterMm,
    string FromNode,
    string ToNode,
    double FromM,
    double ToM,
    string Catchment,
    bool Generated,
    LineString Line)
{
    public const string Drain = "drain";
    public const string Main = "main";
}
