using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;

namespace CityTwin.City.Generation;

/// <summary>Water with its banks, which nobody builds on, as it lies in a district.</summary>
/// <param name="Zone">Water and banks.</param>
/// <param name="Land">The rest of the district.</param>
internal sealed record Banks(Geometry Zone, Geometry Land)
{
    private const double BankM = 22;
    private const double StraightenM = 4;

    public static Banks In(Geometry district, IReadOnlyList<River> rivers)
    {
        var near = rivers.Where(river => river.Water.EnvelopeInternal.Intersects(district.EnvelopeInternal)).ToArray();
        var empty = GeometryFactory.Default.CreatePolygon();
        if (near.Length == 0)
        {
            return new Banks(empty, district);
        }

        var box = district.EnvelopeInternal.Copy();
        box.ExpandBy(1_000);
        var water = near
            .Select(river => river.Water.Intersection(GeometryFactory.Default.ToGeometry(box)))
            .Aggregate((Geometry)empty, (all, one) => all.Union(one));
        var zone = TopologyPreservingSimplifier.Simplify(water.Buffer(BankM, 4), StraightenM);
        return zone.Disjoint(district) ? new Banks(empty, district) : new Banks(zone, district.Difference(zone));
    }
}
