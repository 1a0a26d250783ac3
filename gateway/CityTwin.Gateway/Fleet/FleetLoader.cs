using CityTwin.City;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Rpc;
using CityTwin.WorkOrders;
using NetTopologySuite.Geometries;

namespace CityTwin.Gateway.Fleet;

/// <summary>Reads what the city package says of its fleet.</summary>
internal static class FleetLoader
{
    public static FleetFacts Load(CityPackageReader package, DivisionFinder cells) => new(
        package.UnitTypes(),
        [.. package.Airspace().OrderBy(area => area.Id, StringComparer.Ordinal).SelectMany(ToProto)], cells);

    /// <summary>An area of several parts is one of each: a map draws a ring at a time.</summary>
    private static IEnumerable<V1.AirspaceArea> ToProto(AirspaceFeature area)
    {
        for (var i = 0; i < area.Shape.NumGeometries; i++)
        {
            if (area.Shape.GetGeometryN(i) is Polygon part)
            {
                yield return ToProto(area, part);
            }
        }
    }

    private static V1.AirspaceArea ToProto(AirspaceFeature area, Polygon part)
    {
        var shown = new V1.AirspaceArea
        {
            Code = area.Id,
            Kind = WireName.Of(area.Kind),
            Name = area.Name,
            Reason = area.Reason,
            From = Moments.At(area.FromMs),
            Until = Moments.At(area.UntilMs),
        };
        if (area.FloorM > 0)
        {
            shown.FloorM = area.FloorM;
        }

        if (area.CeilingM is { } ceiling)
        {
            shown.CeilingM = ceiling;
        }

        shown.Ring.AddRange(part.ExteriorRing.Coordinates.Select(point => new V1.UnitPlace { Longitude = point.X, Latitude = point.Y }));
        return shown;
    }
}
