using System.Net.Sockets;
using System.Text;
using CityTwin.Testing.Running;

namespace CityTwin.Silo.Tests.Ingest.FrontDoor;

/// <summary>MQTT packets by hand, for what no client library would send.</summary>
internal static class Packets
{
    public static byte[] Ping => [0xC0, 0];

    public static byte[] Connect(string deviceId, string password, byte version = 4, byte keepAliveSeconds = 60)
    {
        byte[] properties = version == 5 ? [0] : [];
        return Packet(0x10,
        [
            .. Text("MQTT"), version, 0xC2, 0, keepAliveSeconds, .. properties, .. Text(deviceId), .. Text(deviceId),
            .. Text(password),
        ]);
    }

    /// <summary>QoS 0 when there is no packet id, else 1.</summary>
    /// <param name="properties">Of MQTT 5; null for MQTT 3.1.1.</param>
    public static byte[] Publish(string topic, string payload, ushort id = 0, byte[]? properties = null) => Packet(
        (byte)(id == 0 ? 0x30 : 0x32),
        [
            .. Text(topic), .. id == 0 ? (byte[])[] : [(byte)(id >> 8), (byte)id],
            .. properties is null ? (byte[])[] : [(byte)properties.Length, .. properties], .. Encoding.UTF8.GetBytes(payload),
        ]);

    /// <summary>QoS 1 of MQTT 5 with a topic alias and the payload <c>{}</c>.</summary>
    public static byte[] Publish5(string topic, ushort alias) =>
        Packet(0x32, [.. Text(topic), 0, 1, 3, 0x23, (byte)(alias >> 8), (byte)alias, .. "{}"u8]);

    public static byte[] Subscribe(string filter, ushort id, byte version = 4) =>
        Packet(0x82, [(byte)(id >> 8), (byte)id, .. version == 5 ? (byte[])[0] : [], .. Text(filter), 0]);

    public static async Task ReadConnAck(TcpClient line)
    {
        var header = new byte[2];
        await line.GetStream().ReadExactlyAsync(header).AsTask().WaitAsync(Command.Patience);
        header[0].ShouldBe((byte)0x20);
        var body = new byte[header[1]];
        await line.GetStream().ReadExactlyAsync(body).AsTask().WaitAsync(Command.Patience);
        body[1].ShouldBe((byte)0);
    }

    private static byte[] Packet(byte first, byte[] body)
    {
        var length = new List<byte>();
        for (var rest = body.Length; ; rest >>= 7)
        {
            length.Add((byte)((rest & 0x7F) | (rest > 0x7F ? 0x80 : 0)));
            if (rest <= 0x7F)
            {
                return [first, .. length, .. body];
            }
        }
    }

    private static byte[] Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        return [(byte)(utf8.Length >> 8), (byte)utf8.Length, .. utf8];
    }
}
