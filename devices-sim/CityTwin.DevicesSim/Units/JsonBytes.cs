using System.Buffers;
using System.Text.Json;

namespace CityTwin.DevicesSim.Units;

/// <summary>One JSON object as bytes.</summary>
internal static class JsonBytes
{
    public static byte[] Write(Action<Utf8JsonWriter> body)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            body(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
