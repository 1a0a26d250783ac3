using CityTwin.City;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Rpc;
using CityTwin.Warnings;
using Microsoft.Extensions.Options;
using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;

namespace CityTwin.Gateway.Warnings;

/// <summary>The divisions that a warning names, with the outlines that the city package has of them.</summary>
internal sealed class WarningAreas(CityModel city, CityPackageReader package, IOptions<WarningOptions> options)
{
    private const double FinestDegrees = 0.00005;

    /// <exception cref="Grpc.Core.RpcException">A code is none of this city's divisions.</exception>
    public IReadOnlyList<WarningArea> Of(string field, IEnumerable<string> codes)
    {
        DivisionPlace[] places =
        [
            .. codes.Distinct().Select(code => city.Find(Asked.Division(field, code))
                ?? throw Refusal.Invalid(field, $"this city has no division {code}.")),
        ];
        var outlines = places.ToDictionary(place => place.Code, _ => new List<Polygon>());
        foreach (var level in places.Select(place => LevelOf(place.Code)).Distinct())
        {
            foreach (var boundary in package.Boundaries(level))
            {
                foreach (var place in places.Where(place => LevelOf(place.Code) == level && place.Code.Contains(boundary.Code)))
                {
                    outlines[place.Code].AddRange(PartsOf(boundary.Outline));
                }
            }
        }

        return Coarsened(places, outlines);
    }

    /// <summary>A city has no outline of its own: its districts have.</summary>
    private static DivisionLevel LevelOf(DivisionCode code) => code.Level == DivisionLevel.City ? DivisionLevel.District : code.Level;

    private IReadOnlyList<WarningArea> Coarsened(DivisionPlace[] places, Dictionary<DivisionCode, List<Polygon>> outlines)
    {
        for (var tolerance = 0.0; ; tolerance = tolerance == 0 ? FinestDegrees : tolerance * 2)
        {
            WarningArea[] areas =
            [
                .. places.Select(place => new WarningArea(
                    place.Code, place.Name, place.NameEn, [.. outlines[place.Code].Select(part => Ring(part, tolerance)).Where(ring => ring.Count > 3)])),
            ];
            if (areas.Sum(area => area.Outlines.Sum(ring => ring.Count)) <= options.Value.MaxOutlinePoints || tolerance > 1)
            {
                return areas;
            }
        }
    }

    private static IReadOnlyList<GeoPoint> Ring(Polygon part, double tolerance)
    {
        var shape = tolerance == 0 ? part : TopologyPreservingSimplifier.Simplify(part, tolerance) as Polygon ?? part;
        return [.. shape.ExteriorRing.Coordinates.Select(point => new GeoPoint(Math.Round(point.X, 6), Math.Round(point.Y, 6)))];
    }

    private static IEnumerable<Polygon> PartsOf(Geometry outline) =>
        Enumerable.Range(0, outline.NumGeometries).Select(outline.GetGeometryN).OfType<Polygon>();
}
