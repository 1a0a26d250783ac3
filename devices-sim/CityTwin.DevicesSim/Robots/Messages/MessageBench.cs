using System.Globalization;
using System.Text.Json;
using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Robots.Messages;

/// <summary>Puts the header on messages and counts them, each topic for itself.</summary>
internal sealed class MessageBench(RobotIdentity robot)
{
    private readonly Dictionary<string, uint> _counts = new(StringComparer.Ordinal);

    /// <summary>The number of a topic's last message.</summary>
    public uint LastId(string topic) => _counts.GetValueOrDefault(topic, uint.MaxValue);

    /// <param name="topic">The last level of the topic.</param>
    public byte[] Write(string topic, long nowMs, Action<Utf8JsonWriter> body)
    {
        var id = unchecked(LastId(topic) + 1);
        _counts[topic] = id;
        return JsonBytes.Write(json =>
        {
            json.WriteNumber("headerId", id);
            json.WriteString("timestamp", DateTimeOffset.FromUnixTimeMilliseconds(nowMs)
                .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("version", robot.Version);
            json.WriteString("manufacturer", robot.Manufacturer);
            json.WriteString("serialNumber", robot.Serial);
            body(json);
        });
    }
}
