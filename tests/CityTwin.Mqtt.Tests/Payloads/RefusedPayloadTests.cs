namespace CityTwin.Mqtt.Tests.Payloads;

public class RefusedPayloadTests
{
    public static TheoryData<string, string, string, string> Bad => new()
    {
        { "", "empty", "$", "empty" },
        { "[]", "empty", "$", "empty" },
        { "{\"t\":", "invalid-json", "$", "JSON" },
        { "\u0001\u0002", "invalid-json", "$", "JSON" },
        { "{\"t\":1780300800000,\"levelM\":3} x", "invalid-json", "$", "JSON" },
        { "{\"t\":1780300800000,\"levelM\":3,}", "invalid-json", "$", "JSON" },
        { "{\"t\":1780300800000,\"levelM\":03}", "invalid-json", "$", "JSON" },
        { "[[[[[[[[[[[[1]]]]]]]]]]]]", "invalid-json", "$", "JSON" },
        { "3", "not-an-object", "$", "number" },
        { "null", "not-an-object", "$", "null" },
        { "[1]", "not-an-object", "$[0]", "number" },
        { "[[{}]]", "not-an-object", "$[0]", "nested array" },
        { "{\"t\":1780300800000,\"levelM\":NaN}", "not-a-number", "$.levelM", "NaN" },
        { "{\"t\":1780300800000,\"levelM\":-Infinity}", "not-a-number", "$.levelM", "Infinity" },
        { "{\"t\":1780300800000,\"levelM\":1e999}", "not-a-number", "$.levelM", "1e999" },
        { "{\"t\":1780300800000,\"levelM\":\"2.5\"}", "not-a-number", "$.levelM", "text" },
        { "{\"t\":1780300800000,\"levelM\":null}", "not-a-number", "$.levelM", "null" },
        { "{\"t\":1780300800000,\"levelM\":true}", "not-a-number", "$.levelM", "truth value" },
        { "{\"t\":1780300800000,\"levelM\":{\"a\":[1,{}]}}", "not-a-number", "$.levelM", "nested object" },
        { "{\"t\":1780300800000,\"depthFathoms\":3}", "unknown-metric", "$.depthFathoms", "it has levelM" },
        { "{\"t\":1780300800000,\"deviceId\":\"x\"}", "unknown-metric", "$.deviceId", "deviceId" },
        { "{\"t\":1780300800000,\"\\u006cevelM\":3}", "unknown-metric", "$.\\u006cevelM", "river-level" },
        { "{\"t\":1780300800000,\"levelM\":1000.5}", "out-of-range", "$.levelM", "levelM 1000.5 m is outside -10 to 1000 m" },
        { "{\"t\":1780300800000,\"levelM\":-10.001}", "out-of-range", "$.levelM", "-10.001" },
        { "{\"t\":1780300800000}", "no-values", "$", "levelM" },
        { "{}", "no-values", "$", "levelM" },
        { "{\"levelM\":3}", "timestamp-missing", "$", "t" },
        { "{\"t\":\"1970-01-01T00:00:00Z\",\"levelM\":3}", "timestamp-too-old", "$.t", "1970-01-01T00:00:00Z" },
        { "{\"t\":\"2027-06-01T08:00:00Z\",\"levelM\":3}", "timestamp-in-future", "$.t", "2027-06-01" },
        { "{\"t\":1780300800,\"levelM\":3}", "timestamp-too-old", "$.t", "looks like seconds" },
        { "{\"t\":\"2026-06-01T08:00:00\",\"levelM\":3}", "timestamp-without-zone", "$.t", "zone" },
        { "{\"t\":\"2026-06-01\",\"levelM\":3}", "timestamp-without-zone", "$.t", "zone" },
        { "{\"t\":\"2026-06-31T08:00:00Z\",\"levelM\":3}", "timestamp-invalid", "$.t", "2026-06-31" },
        { "{\"t\":\"yesterday\",\"levelM\":3}", "timestamp-invalid", "$.t", "yesterday" },
        { "{\"t\":1.5,\"levelM\":3}", "timestamp-invalid", "$.t", "1.5" },
        { "{\"t\":9223372036854775807,\"levelM\":3}", "timestamp-invalid", "$.t", "9223372036854775807" },
        { "{\"t\":null,\"levelM\":3}", "timestamp-invalid", "$.t", "null" },
        { "{\"t\":1780300800000,\"t\":1780300800000,\"levelM\":3}", "duplicate-key", "$.t", "twice" },
        { "{\"t\":1780300800000,\"levelM\":3,\"levelM\":4}", "duplicate-key", "$.levelM", "twice" },
        { "{\"t\":1780300800000,\"seq\":1,\"seq\":2,\"levelM\":3}", "duplicate-key", "$.seq", "twice" },
        { "{\"t\":1780300800000,\"seq\":-1,\"levelM\":3}", "counter-invalid", "$.seq", "whole number" },
        { "{\"t\":1780300800000,\"epoch\":\"1\",\"levelM\":3}", "counter-invalid", "$.epoch", "whole number" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_reading_is_refused_with_its_code_its_place_and_a_sentence(
        string payload, string code, string at, string mentions)
    {
        var result = Devices.Telemetry(payload);
        result.Readings.ShouldBeEmpty();
        var refusal = result.Refusals.ShouldHaveSingleItem();
        refusal.Code.Wire.ShouldBe(code);
        refusal.At.ShouldBe(at);
        refusal.Reason.ShouldContain(mentions);
        refusal.ToString().ShouldContain(refusal.Reason);
    }

    [Fact]
    public void What_is_not_UTF_8_is_not_JSON()
    {
        byte[] payload = [.. "{\"t\":1,\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        Devices.Parser.ParseTelemetry(new(payload), Devices.Gauge, 0)
            .Refusals.ShouldHaveSingleItem().Code.ShouldBe(RefusalCodes.InvalidJson);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_not_JSON() => Devices.Batch("""[{"deviceId":"\ud800"}]""")
        .Refusals.ShouldHaveSingleItem().Code.ShouldBe(RefusalCodes.InvalidJson);

    [Fact]
    public void Limits_are_exact()
    {
        var parser = new PayloadParser(new PayloadLimits { MaxBytes = 100, MaxReadings = 2 });
        var reading = """{"t":1780300800000,"levelM":3}""";
        parser.ParseTelemetry(Devices.Bytes($"[{reading},{reading}]"), Devices.Gauge, Now)
            .Readings.Count.ShouldBe(2);
        parser.ParseTelemetry(Devices.Bytes($"[{reading},{reading},{{}}]"), Devices.Gauge, Now)
            .Refusals.ShouldHaveSingleItem().Code.ShouldBe(RefusalCodes.TooManyReadings);
        parser.ParseTelemetry(Devices.Bytes(reading + new string(' ', 100 - reading.Length)), Devices.Gauge, Now)
            .Readings.Count.ShouldBe(1);
        parser.ParseTelemetry(Devices.Bytes(reading + new string(' ', 101 - reading.Length)), Devices.Gauge, Now)
            .Refusals.ShouldHaveSingleItem().Code.ShouldBe(RefusalCodes.TooLarge);
    }

    [Fact]
    public void Hostile_text_in_a_sentence_is_cut_and_cannot_command_a_terminal()
    {
        var refusal = Devices.Telemetry($$"""{"t":1780300800000,"{{new string('\u202e', 9)}}\u001b[31m{{new string('x', 9999)}}":1}""")
            .Refusals.ShouldHaveSingleItem();
        refusal.Reason.Length.ShouldBeLessThan(300);
        refusal.Reason.ShouldNotContain('\u001b');
        Devices.Telemetry("{\"t\":1780300800000,\"a\u007fb\":1}").Refusals[0].Reason.ShouldContain("'a?b'");
    }

    private static long Now => Devices.Now.ToUnixTimeMilliseconds();
}
