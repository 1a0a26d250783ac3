using NetTopologySuite.Geometries;

namespace CityTwin.City;

/// <summary>A water body or its centreline, of <c>waters.geojson</c>.</summary>
/// <param name="Kind"><c>river</c> (a polygon) or <c>centreline</c> (a line, drawn downstream).</param>
public sealed record WaterFeature(string Id, string Name, string NameEn, string Kind, bool Generated, Geometry Shape)
{
    public const string River = "river";
    public const string Centreline = "centreline";
}
