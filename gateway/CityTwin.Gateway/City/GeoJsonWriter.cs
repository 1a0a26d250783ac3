using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace CityTwin.Gateway.City;

/// <summary>
/// Writes a FeatureCollection (RFC 7946) with coordinates to a tenth of a metre; NetTopologySuite's own writer gives
/// all seventeen digits, which triples what travels.
/// </summary>
internal static class GeoJsonWriter
{
    private const int CoordinateDecimals = 6;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(IReadOnlyList<MapFeature> features, IReadOnlyList<Geometry> shapes)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            for (var i = 0; i < features.Count; i++)
            {
                json.WriteStartObject();
                json.WriteString("type", "Feature");
                json.WritePropertyName("properties");
                features[i].Properties.WriteTo(json);
                json.WritePropertyName("geometry");
                Write(json, shapes[i]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Geometry shape)
    {
        json.WriteStartObject();
        json.WriteString("type", shape.GeometryType);
        if (shape is GeometryCollection and not (MultiPoint or MultiLineString or MultiPolygon))
        {
            json.WriteStartArray("geometries");
            for (var i = 0; i < shape.NumGeometries; i++)
            {
                Write(json, shape.GetGeometryN(i));
            }

            json.WriteEndArray();
        }
        else
        {
            json.WritePropertyName("coordinates");
            WriteCoordinates(json, shape);
        }

        json.WriteEndObject();
    }

    private static void WriteCoordinates(Utf8JsonWriter json, Geometry shape)
    {
        switch (shape)
        {
            case Point point:
                Write(json, point.Coordinate);
                break;
            case LineString line:
                Write(json, line.CoordinateSequence);
                break;
            case Polygon polygon:
                json.WriteStartArray();
                Write(json, polygon.ExteriorRing.CoordinateSequence);
                foreach (var hole in polygon.InteriorRings)
                {
                    Write(json, hole.CoordinateSequence);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStartArray();
                for (var i = 0; i < shape.NumGeometries; i++)
                {
                    WriteCoordinates(json, shape.GetGeometryN(i));
                }

                json.WriteEndArray();
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, CoordinateSequence line)
    {
        json.WriteStartArray();
        for (var i = 0; i < line.Count; i++)
        {
            Write(json, line.GetCoordinate(i));
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Coordinate place)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(place.X, CoordinateDecimals));
        json.WriteNumberValue(Math.Round(place.Y, CoordinateDecimals));
        json.WriteEndArray();
    }
}
