using CityTwin.Ingest;
using CityTwin.Mqtt;
using CityTwin.Testing.Running;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace CityTwin.Silo.Tests.Ingest.FrontDoor;

public class RefusingTests
{
    [Fact]
    public async Task Over_MQTT_5_the_acknowledgement_says_why_and_the_connection_is_kept()
    {
        await using var door = await Door.Open();
        using var client = await door.Connect(door.Register("five"));
        var answer = await client.PublishStringAsync(DeviceTopic.Telemetry("five"),
            """{"t":1,"levelM":1}""", MqttQualityOfServiceLevel.AtLeastOnce);
        answer.ReasonCode.ShouldBe(MqttClientPublishReasonCode.ImplementationSpecificError);
        answer.ReasonString.ShouldStartWith("timestamp-too-old at $.t");
        answer = await client.PublishBinaryAsync(DeviceTopic.Telemetry("five"), [], MqttQualityOfServiceLevel.AtLeastOnce);
        answer.ReasonCode.ShouldBe(MqttClientPublishReasonCode.PayloadFormatInvalid);
        client.IsConnected.ShouldBeTrue();
        door.Intake.Committed.ShouldBeEmpty();
        (await client.PublishStringAsync(DeviceTopic.Telemetry("five"), Door.Level(1), MqttQualityOfServiceLevel.AtLeastOnce))
            .IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task Over_MQTT_3_1_1_the_errors_topic_says_why()
    {
        TakingTests.Require("mosquitto_rr");
        await using var door = await Door.Open();
        door.Register("three");
        var answer = await door.Mosquitto("mosquitto_rr", "three", "-V", "mqttv311", "-q", "1", "-W", "10",
            "-t", DeviceTopic.Telemetry("three"), "-e", DeviceTopic.Errors("three"),
            "-m", Door.Level(1000.5));
        answer.Succeeded.ShouldBeTrue(answer.ToString());
        var error = ErrorMessage.Parse(System.Text.Encoding.UTF8.GetBytes(answer.Output)).ShouldNotBeNull();
        (error.Code, error.At, error.Topic, error.Taken, error.Refused)
            .ShouldBe(("out-of-range", "$.levelM", DeviceTopic.Telemetry("three"), 0, 1));
    }

    [Fact]
    public async Task A_value_beyond_physics_marks_the_sensor_faulty_but_not_for_every_message()
    {
        await using var door = await Door.Open();
        using var client = await door.Connect(door.Register("mad"));
        for (var i = 0; i < 3; i++)
        {
            await client.PublishStringAsync(DeviceTopic.Telemetry("mad"), Door.Level(5000 + i), MqttQualityOfServiceLevel.AtLeastOnce);
        }

        var (sensor, reason) = door.Faults.ShouldHaveSingleItem();
        sensor.ShouldBe(door.Devices.Get("mad").Sensor!.Id);
        reason.ShouldContain("5000");
    }

    [Theory]
    [InlineData(MqttProtocolVersion.V311)]
    [InlineData(MqttProtocolVersion.V500)]
    public async Task What_could_not_be_stored_is_never_acknowledged(MqttProtocolVersion version)
    {
        await using var door = await Door.Open();
        using var client = await door.Connect(door.Register("unlucky"), version);
        door.Intake.Failure = new LogUnavailableException("The disk is full.");
        var publish = client.PublishStringAsync(
            DeviceTopic.Telemetry("unlucky"), Door.Level(1), MqttQualityOfServiceLevel.AtLeastOnce);
        if (version == MqttProtocolVersion.V500)
        {
            var answer = await publish;
            ((int)answer.ReasonCode).ShouldBeGreaterThanOrEqualTo(0x80);
            answer.ReasonString.ShouldStartWith("storage-unavailable");
            door.Intake.Failure = null;
            (await client.PublishStringAsync(DeviceTopic.Telemetry("unlucky"), Door.Level(2), MqttQualityOfServiceLevel.AtLeastOnce))
                .IsSuccess.ShouldBeTrue();
        }
        else
        {
            await Should.ThrowAsync<Exception>(() => publish);
            client.IsConnected.ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_batch_that_names_a_device_while_the_registry_is_away_is_not_acknowledged_as_done()
    {
        await using var door = await Door.Open();
        using var client = await door.Connect(door.Register("gw", hasSensor: false));
        door.Devices.Failure = new TimeoutException("No answer.");
        var answer = await client.PublishStringAsync(DeviceTopic.Batch("gw"),
            """[{"deviceId":"sub-9","t":1,"levelM":1}]""", MqttQualityOfServiceLevel.AtLeastOnce);
        answer.ReasonString.ShouldStartWith("registry-unavailable");
    }

    [Fact]
    public async Task A_payload_above_the_limit_is_refused_and_a_packet_above_its_limit_ends_the_connection()
    {
        await using var door = await Door.Open();
        var topic = DeviceTopic.Telemetry(door.Register("large"));
        using var client = await door.Connect("large");
        var answer = await client.PublishBinaryAsync(topic, new byte[257 * 1024], MqttQualityOfServiceLevel.AtLeastOnce);
        answer.ReasonString.ShouldStartWith("too-large");
        client.IsConnected.ShouldBeTrue();
        var parted = new TaskCompletionSource<MqttClientDisconnectReason>();
        client.DisconnectedAsync += args =>
        {
            parted.TrySetResult(args.Reason);
            return Task.CompletedTask;
        };
        await Should.ThrowAsync<Exception>(() =>
            client.PublishBinaryAsync(topic, new byte[10_000_000], MqttQualityOfServiceLevel.AtLeastOnce));
        (await parted.Task.WaitAsync(Command.Patience)).ShouldBe(MqttClientDisconnectReason.PacketTooLarge);
        door.Intake.Committed.ShouldBeEmpty();
    }

    /// <summary>On a raw line: only the head of the 10 MB is ever sent, so nothing can have waited for the rest.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_packet_above_the_limit_is_told_on_the_errors_topic_before_the_connection_is_closed(byte version)
    {
        await using var door = await Door.Open();
        var topic = DeviceTopic.Telemetry(door.Register("huge"));
        using var device = await RawDevice.Connect(door, "huge", version);
        await device.Send(Packets.Subscribe(DeviceTopic.Errors("huge"), id: 7, version));
        (await device.Read()).Type.ShouldBe((byte)0x90);
        var packet = Packets.Publish(topic, new string('x', 10_000_000), id: 1, properties: version == 5 ? [] : null);
        await device.Send(packet[..4_096]);
        var (type, body) = await device.Read();
        type.ShouldBe((byte)0x30);
        var name = 2 + ((body[0] << 8) | body[1]);
        System.Text.Encoding.UTF8.GetString(body[2..name]).ShouldBe(DeviceTopic.Errors("huge"));
        var error = ErrorMessage.Parse(body.AsSpan(version == 5 ? name + 1 : name)).ShouldNotBeNull();
        (error.Code, error.Topic, error.Taken).ShouldBe(("too-large", topic, 0));
        error.Reason.ShouldContain($"{packet.Length} bytes");
        error.Reason.ShouldContain($"{320 * 1024} bytes");
        (await device.ReadToEnd()).ShouldBe(version == 5 ? [RawDevice.Disconnect] : []);
        door.Intake.Committed.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_device_that_listens_for_no_errors_is_closed_at_a_packet_above_the_limit_without_them()
    {
        await using var door = await Door.Open();
        using var device = await RawDevice.Connect(door, door.Register("huge"));
        await device.Send(Packets.Publish(DeviceTopic.Telemetry("huge"), new string('x', 10_000_000), id: 1)[..4_096]);
        (await device.ReadToEnd()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Retained_telemetry_is_refused()
    {
        await using var door = await Door.Open();
        using var client = await door.Connect(door.Register("keeps"), MqttProtocolVersion.V311);
        var told = Heard(client, "keeps");
        await client.SubscribeAsync(DeviceTopic.Errors("keeps"));
        await client.PublishStringAsync(DeviceTopic.Telemetry("keeps"), Door.Level(1), MqttQualityOfServiceLevel.AtLeastOnce, retain: true);
        (await told.WaitAsync(Command.Patience)).Code.ShouldBe("retain-refused");
        door.Intake.Committed.ShouldBeEmpty();
    }

    private static Task<ErrorMessage> Heard(IMqttClient client, string deviceId)
    {
        var heard = new TaskCompletionSource<ErrorMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        client.ApplicationMessageReceivedAsync += args =>
        {
            if (args.ApplicationMessage.Topic == DeviceTopic.Errors(deviceId))
            {
                heard.TrySetResult(ErrorMessage.Parse(args.ApplicationMessage.Payload.FirstSpan)!);
            }

            return Task.CompletedTask;
        };
        return heard.Task;
    }
}
