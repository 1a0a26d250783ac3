using System.Text.Json;

namespace CityTwin.Mqtt.Tests.Payloads;

/// <summary>The samples and schemas that integrators copy are what the parser takes.</summary>
public class SampleTests
{
    [Theory]
    [InlineData("telemetry-one.json", "acme-0001", 1)]
    [InlineData("telemetry-counted.json", "acme-0001", 1)]
    [InlineData("telemetry-array.json", "acme-0001", 2)]
    [InlineData("telemetry-several-metrics.json", "acme-0002", 1)]
    public void A_sample_is_taken(string file, string deviceId, int readings)
    {
        var result = Devices.Telemetry(Read("Samples", file), Devices.Find(deviceId));
        result.Refusals.ShouldBeEmpty();
        result.Readings.Count.ShouldBe(readings);
    }

    [Fact]
    public void The_sample_batch_is_taken()
    {
        var result = Devices.Batch(Read("Samples", "batch.json"));
        result.Refusals.ShouldBeEmpty();
        result.Readings.Count.ShouldBe(2);
    }

    [Fact]
    public void The_sample_error_is_what_a_refusal_becomes()
    {
        var refused = Devices.Telemetry("""{"t":1780300800000,"levelM":1000.5}""").Refusals;
        var written = ErrorMessage.Of(refused, DeviceTopic.Telemetry("acme-0001"), taken: 0, Devices.Now).ToJson();
        JsonElement.DeepEquals(
            JsonDocument.Parse(written).RootElement,
            JsonDocument.Parse(Read("Samples", "error.json")).RootElement).ShouldBeTrue(Encoding(written));
        ErrorMessage.Parse(written)!.Code.ShouldBe("out-of-range");
        ErrorMessage.Parse("nonsense"u8).ShouldBeNull();
    }

    [Theory]
    [InlineData("telemetry.schema.json")]
    [InlineData("batch.schema.json")]
    public void A_schema_names_the_parsers_limits(string file)
    {
        using var schema = JsonDocument.Parse(Read("Schemas", file));
        var array = file.StartsWith("batch", StringComparison.Ordinal)
            ? schema.RootElement
            : schema.RootElement.GetProperty("oneOf")[1];
        array.GetProperty("maxItems").GetInt32().ShouldBe(Devices.Parser.Limits.MaxReadings);
    }

    [Fact]
    public void Every_property_of_an_error_is_in_its_schema()
    {
        using var schema = JsonDocument.Parse(Read("Schemas", "error.schema.json"));
        var known = schema.RootElement.GetProperty("properties").EnumerateObject().Select(p => p.Name).ToHashSet();
        var refused = Devices.Telemetry("[1,2]").Refusals;
        var error = JsonDocument.Parse(ErrorMessage.Of(refused, "citytwin/v1/a/telemetry", 0, Devices.Now).ToJson());
        error.RootElement.EnumerateObject().Select(p => p.Name).ShouldBeSubsetOf(known);
        error.RootElement.GetProperty("more").GetArrayLength().ShouldBe(1);
    }

    private static string Read(string folder, string file) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, folder, file));

    private static string Encoding(byte[] utf8) => System.Text.Encoding.UTF8.GetString(utf8);
}
