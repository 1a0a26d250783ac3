using System.Text.Json;
using CityTwin.City;
using CityTwin.Fleet.Driving.DjiCloud;
using NetTopologySuite.Geometries;

namespace CityTwin.Fleet.Docks;

/// <summary>
/// The city's no-fly areas as the file of custom flight areas that docks take: GeoJSON whose features are <c>nfz</c>. It knows no
/// heights, hours or permits, so only what is closed from the ground up to everybody is in it; pure.
/// </summary>
internal static class AreaFileMaker
{
    private const int DegreeDigits = 7;

    /// <summary>Of areas that are in force within that time; the same areas have the same bytes.</summary>
    public static byte[] Make(IEnumerable<AirspaceFeature> airspace, long fromMs, long untilMs)
    {
        var content = new MemoryStream();
        using (var json = new Utf8JsonWriter(content))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var area in airspace.Where(area => IsClosed(area, fromMs, untilMs)).OrderBy(area => area.Id, StringComparer.Ordinal))
            {
                for (var i = 0; i < area.Shape.NumGeometries; i++)
                {
                    Write(json, area, (Polygon)area.Shape.GetGeometryN(i), i);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return content.ToArray();
    }

    private static bool IsClosed(AirspaceFeature area, long fromMs, long untilMs) =>
        area is { Kind: AirspaceKind.NoFly, FloorM: 0, CeilingM: null } && !(area.FromMs > untilMs) && !(area.UntilMs <= fromMs);

    private static void Write(Utf8JsonWriter json, AirspaceFeature area, Polygon polygon, int part)
    {
        json.WriteStartObject();
        json.WriteString("id", FlightIds.Uuid($"{area.Id}/{part}"));
        json.WriteString("type", "Feature");
        json.WriteString("geofence_type", "nfz");
        json.WriteStartObject("geometry");
        json.WriteString("type", "Polygon");
        json.WriteStartArray("coordinates");
        json.WriteStartArray();
        foreach (var corner in polygon.ExteriorRing.Coordinates) // Within a hole a dock would fly nowhere: it is closed with the rest.
        {
            json.WriteStartArray();
            json.WriteNumberValue(Math.Round(corner.X, DegreeDigits));
            json.WriteNumberValue(Math.Round(corner.Y, DegreeDigits));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString("subType", "Polygon");
        json.WriteNumber("radius", 0);
        json.WriteBoolean("enable", true);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
