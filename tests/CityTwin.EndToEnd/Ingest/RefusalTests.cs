using System.Text;
using System.Text.Json.Nodes;
using MQTTnet;
using MQTTnet.Protocol;

namespace CityTwin.EndToEnd.Ingest;

/// <summary>Each wrong message gets its own reason, costs nothing else its service, and leaves the twin as it was.</summary>
[Collection(RunningCityTests.Name)]
public class RefusalTests(RunningCity city)
{
    private const double Before = 2.5;
    private const double After = 2.625;

    private readonly Mosquitto _mosquitto = new(city.Process);

    /// <summary>What is wrong, the payload (a character a byte), its refusal's code and MQTT 5 reason code, and what that names.</summary>
    public static TheoryData<string, string, string, int, string> BadPayloads => new()
    {
        { "broken JSON", """{"t":""", "invalid-json", 0x99, "not JSON" },
        { "an unknown metric", """{"t":"NOW","depthFathoms":3}""", "unknown-metric", 0x83, "depthFathoms" },
        { "NaN", """{"t":"NOW","levelM":NaN}""", "not-a-number", 0x83, "levelM" },
        { "a value as text", """{"t":"NOW","levelM":"2.5"}""", "not-a-number", 0x83, "levelM" },
        { "out of physical range", """{"t":"NOW","levelM":1000.5}""", "out-of-range", 0x83, "levelM 1000.5" },
        { "1970", """{"t":"1970-01-01T00:00:00Z","levelM":3}""", "timestamp-too-old", 0x83, "1970-01-01" },
        { "next year", """{"t":"NEXTYEAR","levelM":3}""", "timestamp-in-future", 0x83, "ahead of the server's" },
        { "a time without zone", """{"t":"2026-01-01T00:00:00","levelM":3}""", "timestamp-without-zone", 0x83, "2026-01-01T00:00:00" },
        { "no value at all", """{"t":"NOW"}""", "no-values", 0x83, "There is no value" },
        { "an empty message", "", "empty", 0x99, "The message is empty" },
        { "not UTF-8", "{\"t\":\"NOW\",\"levelM\":3,\"\u00FF\u00FE\":1}", "invalid-json", 0x99, "not UTF-8" },
    };

    [Theory]
    [MemberData(nameof(BadPayloads))]
    public async Task Over_MQTT_3_1_1_the_errors_topic_says_why(string what, string payload, string code, int _, string names)
    {
        Mosquitto.Require();
        var calm = await Calm();
        var answer = await _mosquitto.PublishAndHear(calm.Device, Bytes(payload));
        answer.Succeeded.ShouldBeTrue($"{what}: nothing on {calm.Device.Errors}\n{answer}");
        JsonNode.Parse(answer.Output)!["code"]!.GetValue<string>().ShouldBe(code, answer.Output);
        answer.Output.ShouldContain(names, Case.Sensitive);
        await TwinIsAsItWasAndGoesOn(calm);
    }

    [Theory]
    [MemberData(nameof(BadPayloads))]
    public async Task Over_MQTT_5_the_acknowledgement_says_why(string what, string payload, string code, int reasonCode, string names)
    {
        var calm = await Calm();
        using var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(Options(calm.Device));
        var answer = await client.PublishAsync(new MqttApplicationMessageBuilder()
            .WithTopic(calm.Device.Telemetry)
            .WithPayload(Bytes(payload))
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .Build());
        ((int)answer.ReasonCode).ShouldBe(reasonCode, what);
        answer.ReasonString.ShouldStartWith(code);
        answer.ReasonString.ShouldContain(names, Case.Sensitive);
        client.IsConnected.ShouldBeTrue("a refused message must not cost the device its connection");
        await client.DisconnectAsync();
        await TwinIsAsItWasAndGoesOn(calm);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_by_name()
    {
        Mosquitto.Require();
        var calm = await Calm();
        var answer = await _mosquitto.Publish(calm.Device with { Password = "wrong" }, Mosquitto.Level(3));
        answer.Succeeded.ShouldBeFalse();
        answer.ToString().ShouldContain("refused", Case.Insensitive);
        await TwinIsAsItWasAndGoesOn(calm);
    }

    [Theory]
    [InlineData("mqttv311")]
    [InlineData("mqttv5")]
    public async Task A_foreign_topic_reaches_nobody(string version)
    {
        Mosquitto.Require();
        var victim = await Calm();
        var thief = await Calm();
        var answer = await _mosquitto.Publish(thief.Device, Mosquitto.Level(3), victim.Device.Telemetry, "-V", version);
        if (version == "mqttv5")
        {
            answer.ToString().ShouldContain("not authorized", Case.Insensitive);
        }

        await TwinIsAsItWasAndGoesOn(victim);
        await TwinIsAsItWasAndGoesOn(thief);
    }

    [Fact]
    public async Task A_payload_of_ten_megabytes_is_not_taken_and_others_are_served_meanwhile()
    {
        Mosquitto.Require();
        var calm = await Calm();
        var (other, _) = await Calm();
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, $$"""{"t":1,"levelM":3,"x":"{{new string('x', 10_000_000)}}"}""");
        var large = _mosquitto.PublishFile(calm.Device, file);
        (await _mosquitto.Publish(other, Mosquitto.Level(3.5))).Succeeded.ShouldBeTrue();
        await city.Client.ShouldShow(other, 3.5);
        (await large).Succeeded.ShouldBeFalse();
        File.Delete(file);
        await TwinIsAsItWasAndGoesOn(calm);
    }

    [Fact]
    public async Task Nobody_connects_without_a_name()
    {
        Mosquitto.Require();
        var calm = await Calm();
        var anonymous = await CityTwin.Testing.Running.Command.Run("mosquitto_pub", "-h", "127.0.0.1", "-p",
            $"{city.Process.MqttPort}", "-q", "1", "-i", calm.Device.Id, "-t", calm.Device.Telemetry, "-m", Mosquitto.Level(3));
        anonymous.Succeeded.ShouldBeFalse();
        await TwinIsAsItWasAndGoesOn(calm);
    }

    /// <summary>A device whose twin shows a value, and when it measured that.</summary>
    private async Task<(Device Device, DateTimeOffset At)> Calm()
    {
        var device = await city.Client.Provision();
        var at = TimeProvider.System.GetUtcNow();
        await Say(device, Before, at);
        return (device, at);
    }

    /// <summary>
    /// The next reading is of the moment after the first, and so older than what was refused: had that been taken, it would
    /// be the newer, and stay. What claimed an older time would be in the window.
    /// </summary>
    private async Task TwinIsAsItWasAndGoesOn((Device Device, DateTimeOffset At) calm)
    {
        (await city.Client.Value(calm.Device)).ShouldBe(Before);
        await Say(calm.Device, After, calm.At + TimeSpan.FromMilliseconds(1));
        (await city.Client.Twin(calm.Device.TwinId))["window"]!.AsArray()
            .Select(sample => sample!["value"]!.GetValue<double>()).ShouldBe([Before, After], ignoreOrder: true);
    }

    private async Task Say(Device device, double levelM, DateTimeOffset at)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(Options(device));
        var answer = await client.PublishStringAsync(device.Telemetry, Mosquitto.Level(levelM, at),
            MqttQualityOfServiceLevel.AtLeastOnce);
        answer.IsSuccess.ShouldBeTrue(answer.ReasonString);
        await client.DisconnectAsync();
        await city.Client.ShouldShow(device, levelM);
    }

    private MqttClientOptions Options(Device device) => new MqttClientOptionsBuilder()
        .WithTcpServer("127.0.0.1", city.Process.MqttPort)
        .WithClientId(device.Id)
        .WithCredentials(device.Id, device.Password)
        .WithProtocolVersion(MQTTnet.Formatter.MqttProtocolVersion.V500)
        .WithTimeout(TimeSpan.FromSeconds(10))
        .Build();

    private static byte[] Bytes(string payload)
    {
        var now = TimeProvider.System.GetUtcNow();
        return Encoding.Latin1.GetBytes(payload
            .Replace("NOW", now.ToString("yyyy-MM-ddTHH:mm:ss.fffZ"), StringComparison.Ordinal)
            .Replace("NEXTYEAR", now.AddYears(1).ToString("yyyy-MM-ddTHH:mm:ssZ"), StringComparison.Ordinal));
    }
}
