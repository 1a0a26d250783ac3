using System.Buffers;

namespace CityTwin.Mqtt.Tests.Payloads;

public class TakenPayloadTests
{
    private static long Now => Devices.Now.ToUnixTimeMilliseconds();

    [Fact]
    public void A_reading_says_when_what_and_which()
    {
        var (device, reading) = Devices.Telemetry("""{"levelM":12.34,"seq":7,"t":"2026-06-01T16:00:00.250+08:00","epoch":0}""")
            .Readings.ShouldHaveSingleItem();
        device.ShouldBeSameAs(Devices.Gauge);
        reading.TimeMs.ShouldBe(Now + 250);
        reading.Epoch.ShouldBe(0);
        reading.Sequence.ShouldBe(7);
        reading.Values.ShouldBe([new MetricNumber("levelM", 12.34)]);
    }

    [Fact]
    public void Some_of_the_metrics_are_enough() => Devices.Telemetry("""{"t":1780300800000,"flowM3PerH":-1e-3}""", Devices.Pipe)
        .Readings.ShouldHaveSingleItem().Reading.Values.ShouldBe([new MetricNumber("flowM3PerH", -0.001)]);

    [Theory]
    [InlineData(-10)]
    [InlineData(1000)]
    public void The_ends_of_the_range_belong_to_it(int levelM) =>
        Devices.Telemetry($$"""{"t":{{Now}},"levelM":{{levelM}}}""").Readings.Count.ShouldBe(1);

    [Fact]
    public void Time_is_taken_from_30_days_ago_to_2_minutes_ahead_and_not_a_millisecond_more()
    {
        var limits = Devices.Parser.Limits;
        Taken(Now - limits.MaxAgeMs).ShouldBeTrue();
        Taken(Now - limits.MaxAgeMs - 1).ShouldBeFalse();
        Taken(Now + limits.MaxAheadMs).ShouldBeTrue();
        Taken(Now + limits.MaxAheadMs + 1).ShouldBeFalse();

        static bool Taken(long timeMs) => Devices.Telemetry($$"""{"t":{{timeMs}},"levelM":1}""").Readings.Count == 1;
    }

    [Theory]
    [InlineData("\"2020-01-22T00:00:00Z\"")]
    [InlineData("\"1950-01-22T00:00:00Z\"")]
    [InlineData("4102444800000")]
    public void A_replay_may_say_any_time(string t) =>
        Devices.Telemetry($$"""{"t":{{t}},"levelM":1}""", Devices.Replay).Readings.Count.ShouldBe(1);

    [Fact]
    public void Of_an_array_the_good_readings_are_taken_and_the_bad_ones_named()
    {
        var result = Devices.Telemetry($$"""
            [{"t":{{Now}},"levelM":1}, {"t":{{Now}},"levelM":9999,"x":{"y":[{}] } }, 7, {"t":{{Now}},"levelM":2}]
            """);
        result.Readings.Select(r => r.Reading.Values[0].Value).ShouldBe([1, 2]);
        result.Refusals.Select(r => (r.Code.Wire, r.At)).ShouldBe([("out-of-range", "$[1].levelM"), ("not-an-object", "$[2]")]);
        result.Refusals[0].Device.ShouldBeSameAs(Devices.Gauge);
    }

    [Fact]
    public void Of_a_broken_array_nothing_is_taken() =>
        Devices.Telemetry($$"""[{"t":{{Now}},"levelM":1}, {"t":{{Now}},"levelM":]""").Readings.ShouldBeEmpty();

    [Fact]
    public void A_batch_names_its_devices_wherever_the_name_stands()
    {
        var result = Devices.Batch($$"""
            [{"deviceId":"acme-0001","t":{{Now}},"levelM":1},
             {"t":{{Now}},"pressureKPa":350,"deviceId":"acme-0002"},
             {"t":1,"levelM":1,"deviceId":"past-1"}]
            """);
        result.Refusals.ShouldBeEmpty();
        result.Readings.Select(r => r.Device).ShouldBe([Devices.Gauge, Devices.Pipe, Devices.Replay]);
    }

    [Fact]
    public void A_batch_may_not_name_strangers()
    {
        var result = Devices.Batch($$"""
            [{"deviceId":"acme-0003","t":{{Now}},"levelM":1}, {"deviceId":"a/b","t":{{Now}},"levelM":1},
             {"t":{{Now}},"levelM":1}, {"deviceId":3,"t":{{Now}},"levelM":1},
             {"deviceId":"acme-0001","deviceId":"acme-0002","t":{{Now}},"levelM":1},
             {"deviceId":"{{new string('a', 9999)}}","t":{{Now}},"levelM":1},
             {"deviceId":"acme-0001","t":{{Now}},"levelM":5}]
            """);
        result.Readings.ShouldHaveSingleItem().Reading.Values[0].Value.ShouldBe(5);
        result.Refusals.Select(r => r.Code.Wire).ShouldBe(
            ["unknown-device", "unknown-device", "device-missing", "device-missing", "duplicate-key", "unknown-device"]);
    }

    [Fact]
    public void A_payload_in_pieces_is_one_payload()
    {
        var bytes = Devices.Bytes($$"""[{"t":{{Now}},"levelM":1.25}]""").First;
        var first = new Piece(bytes[..7], 0);
        var last = first.Then(bytes[7..20]).Then(bytes[20..]);
        var pieces = new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
        Devices.Parser.ParseTelemetry(pieces, Devices.Gauge, Now).Readings.ShouldHaveSingleItem()
            .Reading.Values[0].Value.ShouldBe(1.25);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, long at) => (Memory, RunningIndex) = (memory, at);

        public Piece Then(ReadOnlyMemory<byte> memory)
        {
            var next = new Piece(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
