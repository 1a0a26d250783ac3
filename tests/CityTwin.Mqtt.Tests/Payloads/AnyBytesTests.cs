using System.Text;
using CsCheck;

namespace CityTwin.Mqtt.Tests.Payloads;

public class AnyBytesTests
{
    /// <summary>Pieces from which hostile payloads are put together: they reach deeper than random bytes do.</summary>
    private static readonly Gen<string> Piece = Gen.OneOf<string>(
        "{", "}", "[", "]", ",", ":", "\"t\"", "\"levelM\"", "\"seq\"", "\"epoch\"", "\"deviceId\"", "\"acme-0001\"",
        "\"acme-0002\"", "1780300800000", "\"2026-06-01T08:00:00Z\"", "\"2026-06-01T08:00:00\"", "\"9999-12-31T23:59:59-14:00\"",
        "\"0001-01-01T00:00:00+14:00\"", "-1", "0", "1e999", "-1e999", "1e-999", "NaN", "Infinity", "null", "true", "\"\"",
        "\"\\ud800\"", "\"\\u0000\"", " ", "\n", "//", "-", "1.", "\\", "\"", "\u0000", "é", "12345678901234567890123");

    private static readonly Gen<byte[]> Payload = Gen.OneOf<byte[]>(
        Gen.Byte.Array[0, 200],
        Piece.Array[0, 60].Select(pieces => Encoding.UTF8.GetBytes(string.Concat(pieces))),
        Gen.Select(Piece, Gen.Int[0, 60]).Select((piece, at) =>
        {
            var good = """[{"deviceId":"acme-0001","t":1780300800000,"levelM":1.5,"seq":1}]""";
            return Encoding.UTF8.GetBytes(good.Insert(Math.Min(at, good.Length), piece));
        }));

    [Fact]
    public void No_bytes_make_it_throw_and_what_it_takes_is_within_bounds() => Payload.Sample(bytes =>
    {
        var now = Devices.Now.ToUnixTimeMilliseconds();
        ShouldBeSound(Devices.Parser.ParseTelemetry(new(bytes), Devices.Gauge, now), now);
        ShouldBeSound(Devices.Parser.ParseTelemetry(new(bytes), Devices.Pipe, now), now);
        ShouldBeSound(Devices.Parser.ParseBatch(new(bytes), Devices.Find, now), now);
    }, iter: 30_000);

    [Fact]
    public void What_the_writer_writes_the_parser_takes_unchanged()
    {
        var value = Gen.Select(Gen.Double[-10, 1000], Gen.Long[0, 1_000_000], Gen.Long[0, long.MaxValue].Nullable());
        value.Sample((level, age, counter) =>
        {
            var reading = new TelemetryReading(
                Devices.Now.ToUnixTimeMilliseconds() - age, [new MetricNumber("levelM", level)], counter, counter);
            var output = new System.Buffers.ArrayBufferWriter<byte>();
            using var writer = new TelemetryWriter();
            writer.Write(output, [reading, reading]);
            var result = Devices.Parser.ParseTelemetry(
                new(output.WrittenMemory), Devices.Gauge, Devices.Now.ToUnixTimeMilliseconds());
            result.Refusals.ShouldBeEmpty();
            result.Readings.Count.ShouldBe(2);
            ShouldBeSame(result.Readings[1].Reading, reading);
            output.Clear();
            writer.WriteBatch(output, [("acme-0001", reading)]);
            ShouldBeSame(Devices.Parser.ParseBatch(new(output.WrittenMemory), Devices.Find, Devices.Now.ToUnixTimeMilliseconds())
                .Readings.ShouldHaveSingleItem().Reading, reading);
            output.Clear();
            writer.Write(output, reading);
            Encoding.UTF8.GetString(output.WrittenSpan).ShouldStartWith("{\"t\":");
        });
    }

    private static void ShouldBeSame(TelemetryReading read, TelemetryReading written)
    {
        read.Values.ShouldBe(written.Values);
        (read.TimeMs, read.Epoch, read.Sequence).ShouldBe((written.TimeMs, written.Epoch, written.Sequence));
    }

    private static void ShouldBeSound(PayloadResult result, long now)
    {
        (result.Readings.Count + result.Refusals.Count).ShouldBeGreaterThan(0);
        foreach (var (device, reading) in result.Readings)
        {
            reading.Values.Count.ShouldBeInRange(1, device.Metrics.Count);
            reading.Values.Select(v => v.Metric).ShouldBeUnique();
            if (!device.AnyTime)
            {
                reading.TimeMs.ShouldBeInRange(now - Devices.Parser.Limits.MaxAgeMs, now + Devices.Parser.Limits.MaxAheadMs);
            }

            foreach (var (metric, value) in reading.Values)
            {
                double.IsFinite(value).ShouldBeTrue();
                var range = Enumerable.Range(0, device.Metrics.Count).Select(i => device.Metrics[i]).Single(m => m.Name == metric);
                value.ShouldBeInRange(range.Min, range.Max);
            }
        }

        foreach (var refusal in result.Refusals)
        {
            refusal.Reason.ShouldNotBeNullOrWhiteSpace();
            refusal.ToString().Length.ShouldBeLessThan(600);
            refusal.ToString().ShouldNotContain('\0');
        }
    }
}
