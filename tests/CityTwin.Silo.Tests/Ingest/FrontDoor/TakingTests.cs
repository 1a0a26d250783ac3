using CityTwin.Ingest.FrontDoor;
using CityTwin.Mqtt;
using CityTwin.Sensing;
using CityTwin.Testing.Running;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace CityTwin.Silo.Tests.Ingest.FrontDoor;

public class TakingTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("2")]
    public async Task Mosquittos_client_is_taken_at_every_quality(string qos)
    {
        Require("mosquitto_pub");
        await using var door = await Door.Open();
        door.Register("m-1");
        var answer = await door.Mosquitto(
            "mosquitto_pub", "m-1", "-q", qos, "-t", DeviceTopic.Telemetry("m-1"), "-m", Door.Level(2.5));
        answer.Succeeded.ShouldBeTrue(answer.ToString());
        await door.Intake.Asked.WaitAsync(Command.Patience);
        door.Intake.Values.ShouldBe([2.5]);
    }

    [Fact]
    public async Task A_message_is_acknowledged_after_it_is_committed_and_not_before()
    {
        await using var door = await Door.Open();
        using var client = await door.Connect(door.Register("slow"));
        var gate = new TaskCompletionSource();
        door.Intake.Gate = gate.Task;
        var publish = client.PublishStringAsync(
            DeviceTopic.Telemetry("slow"), Door.Level(1), MqttQualityOfServiceLevel.AtLeastOnce);
        await door.Intake.Asked.WaitAsync(Command.Patience);

        // A whole conversation of another device: longer than an acknowledgement that was on its way would take.
        using var other = await door.Connect(door.Register("other"));
        await other.PingAsync();
        publish.IsCompleted.ShouldBeFalse();
        gate.SetResult();
        (await publish).ReasonCode.ShouldBe(MqttClientPublishReasonCode.Success);
    }

    [Fact]
    public async Task What_was_said_reaches_the_log_unchanged()
    {
        await using var door = await Door.Open();
        using var client = await door.Connect(door.Register("told"));
        var t = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() - 1000;
        await client.PublishStringAsync(DeviceTopic.Telemetry("told"),
            $$"""[{"t":{{t}},"levelM":1.5,"seq":7,"epoch":2},{"t":{{t + 1}},"levelM":-1.5}]""",
            MqttQualityOfServiceLevel.AtLeastOnce);
        door.Intake.Committed.Count.ShouldBe(2);
        var (deviceId, sensor, reading, _) = door.Intake.Committed[0];
        deviceId.ShouldBe("told");
        sensor.ShouldBe(door.Devices.Get("told").Sensor!.Id);
        (reading.TimeMs, reading.Epoch, reading.Sequence).ShouldBe((t, 2, 7));
        reading.Values.ShouldBe([new MetricValue("levelM", 1.5)]);
        door.Intake.Values.ShouldBe([1.5, -1.5]);
    }

    [Fact]
    public async Task A_gateway_speaks_for_its_own_devices_and_for_nobody_else()
    {
        await using var door = await Door.Open();
        door.Register("sub-1", gateway: "gw");
        door.Register("sub-2", gateway: "gw");
        door.Register("stranger", gateway: "other");
        using var client = await door.Connect(door.Register("gw", hasSensor: false));
        var t = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var answer = await client.PublishStringAsync(DeviceTopic.Batch("gw"), $$"""
            [{"deviceId":"sub-1","t":{{t}},"levelM":1},{"deviceId":"stranger","t":{{t}},"levelM":2},
             {"deviceId":"nobody","t":{{t}},"levelM":3},{"deviceId":"gw","t":{{t}},"levelM":4},
             {"t":{{t}},"levelM":5,"deviceId":"sub-2"}]
            """, MqttQualityOfServiceLevel.AtLeastOnce);
        ((int)answer.ReasonCode).ShouldBeGreaterThanOrEqualTo(0x80);
        answer.ReasonString.ShouldStartWith("2 taken, 3 refused; first: unknown-device at $[1].deviceId");
        door.Intake.Values.ShouldBe([1, 5]);
        (await client.PublishStringAsync(DeviceTopic.Telemetry("sub-1"), Door.Level(6), MqttQualityOfServiceLevel.AtLeastOnce))
            .IsSuccess.ShouldBeTrue();
        (await client.PublishStringAsync(DeviceTopic.Telemetry("stranger"), Door.Level(7), MqttQualityOfServiceLevel.AtLeastOnce))
            .ReasonCode.ShouldBe(MqttClientPublishReasonCode.NotAuthorized);
        (await client.PublishStringAsync(DeviceTopic.Telemetry("gw"), Door.Level(8), MqttQualityOfServiceLevel.AtLeastOnce))
            .ReasonString.ShouldStartWith("no-sensor");
        door.Intake.Values.ShouldBe([1, 5, 6]);
        door.Intake.Committed.ShouldAllBe(reading => reading.DeviceId == "gw");
    }

    [Fact]
    public async Task A_device_that_is_forgotten_while_another_of_its_batch_is_asked_for_is_asked_for_too()
    {
        await using var door = await Door.Open();
        var known = door.Register("known", gateway: "gw");
        door.Register("new", gateway: "gw");
        using var client = await door.Connect(door.Register("gw", hasSensor: false));
        var devices = door.Part<DeviceCache>();
        await devices.Find(known, TestContext.Current.CancellationToken);
        door.Devices.OnTheWay = asked =>
        {
            if (asked == "new")
            {
                door.Devices.OnTheWay = null;
                devices.Forget([known]);
            }

            return Task.CompletedTask;
        };
        var t = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var answer = await client.PublishStringAsync(DeviceTopic.Batch("gw"), $$"""
            [{"deviceId":"known","t":{{t}},"levelM":1},{"deviceId":"new","t":{{t}},"levelM":2}]
            """, MqttQualityOfServiceLevel.AtLeastOnce);
        answer.ReasonString.ShouldBeNullOrEmpty();
        door.Intake.Values.ShouldBe([1, 2]);
    }

    [Fact]
    public async Task A_replay_may_speak_of_the_past()
    {
        await using var door = await Door.Open();
        using var client = await door.Connect(door.Register("past", clock: DeviceClock.Replay));
        (await client.PublishStringAsync(DeviceTopic.Telemetry("past"), """{"t":"2020-01-22T00:00:00Z","levelM":1}""",
            MqttQualityOfServiceLevel.AtLeastOnce)).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task A_device_that_is_too_fast_is_slowed_and_loses_nothing()
    {
        await using var door = await Door.Open(options => (options.MessagesPerSecond, options.MessageBurst) = (100, 5));
        using var client = await door.Connect(door.Register("fast"));
        var begun = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 25).Select(i => client.PublishStringAsync(
            DeviceTopic.Telemetry("fast"), Door.Level(i), MqttQualityOfServiceLevel.AtLeastOnce)));
        TimeProvider.System.GetElapsedTime(begun).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(180));
        door.Intake.Values.ShouldBe(Enumerable.Range(0, 25).Select(i => (double)i));
    }

    [Fact]
    public async Task A_device_that_packs_too_much_into_few_messages_is_slowed_too()
    {
        await using var door = await Door.Open(options => (options.ReadingsPerSecond, options.ReadingBurst) = (100, 5));
        using var client = await door.Connect(door.Register("packed"));
        var begun = TimeProvider.System.GetTimestamp();
        var array = $"[{string.Join(',', Enumerable.Range(0, 25).Select(i => Door.Level(i)))}]";
        (await client.PublishStringAsync(DeviceTopic.Telemetry("packed"), array, MqttQualityOfServiceLevel.AtLeastOnce))
            .IsSuccess.ShouldBeTrue();
        TimeProvider.System.GetElapsedTime(begun).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(180));
        door.Intake.Values.ShouldBe(Enumerable.Range(0, 25).Select(i => (double)i));
    }

    [Fact]
    public async Task Messages_of_quality_0_do_not_wait_for_each_other_and_keep_their_order()
    {
        await using var door = await Door.Open(options => options.MaxUnacknowledged = 64);
        using var client = await door.Connect(door.Register("unasked"));
        for (var i = 0; i < 50; i++)
        {
            await client.PublishStringAsync(DeviceTopic.Telemetry("unasked"), Door.Level(i));
        }

        await client.PublishStringAsync(DeviceTopic.Telemetry("unasked"), Door.Level(50), MqttQualityOfServiceLevel.AtLeastOnce);
        door.Intake.Values.ShouldBe(Enumerable.Range(0, 51).Select(i => (double)i));
    }

    [Fact]
    public async Task An_MQTT_5_client_is_told_the_limits_when_it_connects()
    {
        await using var door = await Door.Open();
        using var client = new MqttClientFactory().CreateMqttClient();
        var welcome = await client.ConnectAsync(door.Options(door.Register("asks"), Door.Secret).Build());
        welcome.MaximumPacketSize.ShouldBe(320u * 1024);
        welcome.MaximumQoS.ShouldBe(MqttQualityOfServiceLevel.AtLeastOnce);
        welcome.RetainAvailable.ShouldBeFalse();
        welcome.SharedSubscriptionAvailable.ShouldBeFalse();
        welcome.TopicAliasMaximum.ShouldBe((ushort)16);
    }

    internal static void Require(string program)
    {
        if (!Command.Exists(program))
        {
            Assert.Skip($"{program} is not installed (Debian: mosquitto-clients).");
        }
    }
}
