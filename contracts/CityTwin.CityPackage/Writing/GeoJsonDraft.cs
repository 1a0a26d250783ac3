using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace CityTwin.City;

/// <summary>A GeoJSON FeatureCollection that is being written, a feature a line.</summary>
internal sealed class GeoJsonDraft : DraftRows
{
    private static readonly JsonSerializerOptions Geometries = new() { Converters = { new GeoJsonConverterFactory() } };

    private readonly FileStream _stream;
    private bool _ended;

    public GeoJsonDraft(string path, bool generated, string source)
        : base(generated, source)
    {
        _stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 256 * 1024);
        _stream.Write("{\"type\":\"FeatureCollection\",\"features\":[\n"u8);
    }

    public void Add(Geometry shape, JsonObject properties)
    {
        _stream.Write(Count++ == 0 ? ""u8 : ",\n"u8);
        using var json = new Utf8JsonWriter(_stream, CityJsonText.Compact);
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WritePropertyName("properties");
        properties.WriteTo(json);
        json.WritePropertyName("geometry");
        JsonSerializer.Serialize(json, shape, Geometries);
        json.WriteEndObject();
    }

    public override void Dispose()
    {
        if (!_ended)
        {
            _ended = true;
            _stream.Write("\n]}\n"u8);
            _stream.Dispose();
        }
    }
}
