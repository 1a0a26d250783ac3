using NetTopologySuite.Geometries;

namespace CityTwin.City.Generation;

/// <summary>A river, in metres.</summary>
/// <param name="Centreline">Drawn downstream.</param>
/// <param name="Water">Its surface from bank to bank.</param>
internal sealed record River(
    string Id, string Name, string NameEn, double WidthM, LineString Centreline, Geometry Water)
{
    /// <summary>What lies within a box of it; nothing when it does not pass there.</summary>
    public River? Within(Envelope box)
    {
        var window = Centreline.Factory.ToGeometry(box);
        var parts = Centreline.Intersection(window);
        var longest = Enumerable.Range(0, parts.NumGeometries)
            .Select(parts.GetGeometryN)
            .OfType<LineString>()
            .MaxBy(part => part.Length);
        var water = Water.Intersection(window);
        return longest is null || longest.IsEmpty || water.IsEmpty ? null : this with { Centreline = longest, Water = water };
    }
}
