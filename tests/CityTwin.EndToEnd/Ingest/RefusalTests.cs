using System.Text;
using MQTTnet;
using MQTTnet.Protocol;

namespace CityTwin.EndToEnd.Ingest;

/// <summary>Each wrong message gets its own reason, costs nothing else its service, and leaves the twin as it was.</summary>
[Collection(RunningCityTests.Name)]
public class RefusalTests(RunningCity city)
{
    private const double Before = 2.5;

    private readonly Mosquitto _mosquitto = new(city.Process);

    public static TheoryData<string, string, string> BadPayloads => new()
    {
        { "broken JSON", """{"t":""", "json" },
        { "an unknown metric", """{"t":"NOW","depthFathoms":3}""", "depthFathoms" },
        { "NaN", """{"t":"NOW","levelM":NaN}""", "" },
        { "a value as text", """{"t":"NOW","levelM":"2.5"}""", "levelM" },
        { "out of physical range", """{"t":"NOW","levelM":1000.5}""", "levelM" },
        { "1970", """{"t":"1970-01-01T00:00:00Z","levelM":3}""", "" },
        { "next year", """{"t":"NEXTYEAR","levelM":3}""", "" },
        { "a time without zone", """{"t":"2026-01-01T00:00:00","levelM":3}""", "" },
        { "no value at all", """{"t":"NOW"}""", "" },
        { "an empty message", "", "" },
        { "not UTF-8", "\u0001\u0002", "" },
    };

    [Theory]
    [MemberData(nameof(BadPayloads))]
    public async Task Over_MQTT_3_1_1_the_errors_topic_says_why(string what, string payload, string mentions)
    {
        Mosquitto.Require();
        var device = await Calm();
        var answer = await _mosquitto.PublishAndHear(device, Dated(payload));
        answer.Succeeded.ShouldBeTrue($"{what}: nothing on {device.Errors}\n{answer}");
        answer.Output.Trim().ShouldNotBeEmpty();
        answer.Output.ShouldContain(mentions, Case.Insensitive);
        await TwinIsAsItWasAndGoesOn(device);
    }

    [Theory]
    [MemberData(nameof(BadPayloads))]
    public async Task Over_MQTT_5_the_acknowledgement_says_why(string what, string payload, string mentions)
    {
        var device = await Calm();
        using var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(Options(device));
        var answer = await client.PublishAsync(new MqttApplicationMessageBuilder()
            .WithTopic(device.Telemetry)
            .WithPayload(Encoding.UTF8.GetBytes(Dated(payload)))
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .Build());
        ((int)answer.ReasonCode).ShouldBeGreaterThanOrEqualTo(0x80, what);
        answer.ReasonString.ShouldNotBeNullOrWhiteSpace(what);
        answer.ReasonString.ShouldContain(mentions, Case.Insensitive);
        client.IsConnected.ShouldBeTrue("a refused message must not cost the device its connection");
        await client.DisconnectAsync();
        await TwinIsAsItWasAndGoesOn(device);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_by_name()
    {
        Mosquitto.Require();
        var device = await Calm();
        var answer = await _mosquitto.Publish(device with { Password = "wrong" }, Mosquitto.Level(3));
        answer.Succeeded.ShouldBeFalse();
        answer.ToString().ShouldContain("refused", Case.Insensitive);
        await TwinIsAsItWasAndGoesOn(device);
    }

    [Theory]
    [InlineData("mqttv311")]
    [InlineData("mqttv5")]
    public async Task A_foreign_topic_reaches_nobody(string version)
    {
        Mosquitto.Require();
        var victim = await Calm();
        var thief = await Calm();
        var answer = await _mosquitto.Publish(thief, Mosquitto.Level(3), victim.Telemetry, "-V", version);
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
        var device = await Calm();
        var other = await Calm();
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, $$"""{"t":1,"levelM":3,"x":"{{new string('x', 10_000_000)}}"}""");
        var large = _mosquitto.PublishFile(device, file);
        (await _mosquitto.Publish(other, Mosquitto.Level(3.5))).Succeeded.ShouldBeTrue();
        await city.Client.ShouldShow(other, 3.5);
        (await large).Succeeded.ShouldBeFalse();
        File.Delete(file);
        await TwinIsAsItWasAndGoesOn(device);
    }

    [Fact]
    public async Task Nobody_connects_without_a_name()
    {
        Mosquitto.Require();
        var device = await Calm();
        var anonymous = await CityTwin.Testing.Running.Command.Run("mosquitto_pub", "-h", "127.0.0.1", "-p",
            $"{city.Process.MqttPort}", "-q", "1", "-i", device.Id, "-t", device.Telemetry, "-m", Mosquitto.Level(3));
        anonymous.Succeeded.ShouldBeFalse();
        await TwinIsAsItWasAndGoesOn(device);
    }

    private async Task<Device> Calm()
    {
        var device = await city.Client.Provision();
        using var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(Options(device));
        var answer = await client.PublishStringAsync(device.Telemetry, Mosquitto.Level(Before),
            MqttQualityOfServiceLevel.AtLeastOnce);
        answer.IsSuccess.ShouldBeTrue(answer.ReasonString);
        await client.DisconnectAsync();
        await city.Client.ShouldShow(device, Before);
        return device;
    }

    private async Task TwinIsAsItWasAndGoesOn(Device device)
    {
        (await city.Client.Value(device)).ShouldBe(Before);
        using var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(Options(device));
        var answer = await client.PublishStringAsync(device.Telemetry, Mosquitto.Level(2.625),
            MqttQualityOfServiceLevel.AtLeastOnce);
        answer.IsSuccess.ShouldBeTrue(answer.ReasonString);
        await client.DisconnectAsync();
        await city.Client.ShouldShow(device, 2.625);
    }

    private MqttClientOptions Options(Device device) => new MqttClientOptionsBuilder()
        .WithTcpServer("127.0.0.1", city.Process.MqttPort)
        .WithClientId(device.Id)
        .WithCredentials(device.Id, device.Password)
        .WithProtocolVersion(MQTTnet.Formatter.MqttProtocolVersion.V500)
        .WithTimeout(TimeSpan.FromSeconds(10))
        .Build();

    private static string Dated(string payload)
    {
        var now = TimeProvider.System.GetUtcNow();
        return payload
            .Replace("NOW", now.ToString("yyyy-MM-ddTHH:mm:ss.fffZ"), StringComparison.Ordinal)
            .Replace("NEXTYEAR", now.AddYears(1).ToString("yyyy-MM-ddTHH:mm:ssZ"), StringComparison.Ordinal);
    }
}
