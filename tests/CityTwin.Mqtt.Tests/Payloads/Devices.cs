using System.Buffers;
using System.Text;

namespace CityTwin.Mqtt.Tests.Payloads;

/// <summary>A river gauge, a pipe and a gauge that replays the past, at a fixed moment.</summary>
internal static class Devices
{
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    public static readonly PayloadParser Parser = new(new PayloadLimits());

    public static readonly SpeakingDevice Gauge = new("acme-0001",
        new MetricTable("river-level", [new MetricRange("levelM", "m", -10, 1000)]), anyTime: false);

    public static readonly SpeakingDevice Pipe = new("acme-0002", new MetricTable("pipe",
    [
        new MetricRange("pressureKPa", "kPa", 0, 4000),
        new MetricRange("flowM3PerH", "m³/h", -5000, 5000),
    ]), anyTime: false);

    public static readonly SpeakingDevice Replay = new("past-1", Gauge.Metrics, anyTime: true);

    public static PayloadResult Telemetry(string payload, SpeakingDevice? device = null) =>
        Parser.ParseTelemetry(Bytes(payload), device ?? Gauge, Now.ToUnixTimeMilliseconds());

    public static PayloadResult Batch(string payload) =>
        Parser.ParseBatch(Bytes(payload), Find, Now.ToUnixTimeMilliseconds());

    public static SpeakingDevice? Find(ReadOnlySpan<char> deviceId) => deviceId switch
    {
        "acme-0001" => Gauge,
        "acme-0002" => Pipe,
        "past-1" => Replay,
        _ => null,
    };

    public static ReadOnlySequence<byte> Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
