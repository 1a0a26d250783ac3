using CityTwin.Ingest.FrontDoor;
using CityTwin.Mqtt;
using CityTwin.Testing.Running;
using CsCheck;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace CityTwin.Silo.Tests.Ingest.FrontDoor;

public class IdentityTests
{
    [Theory]
    [InlineData("known", "known", Door.Secret, MqttClientConnectResultCode.Success)]
    [InlineData("known", "known", "wrong", MqttClientConnectResultCode.BadUserNameOrPassword)]
    [InlineData("known", "known", "", MqttClientConnectResultCode.BadUserNameOrPassword)]
    [InlineData("stranger", "stranger", Door.Secret, MqttClientConnectResultCode.BadUserNameOrPassword)]
    [InlineData("stranger", "stranger", "no device has this secret", MqttClientConnectResultCode.BadUserNameOrPassword)]
    [InlineData("known", "other", Door.Secret, MqttClientConnectResultCode.ClientIdentifierNotValid)]
    [InlineData("other", "known", Door.Secret, MqttClientConnectResultCode.ClientIdentifierNotValid)]
    [InlineData("known/telemetry", "known/telemetry", Door.Secret, MqttClientConnectResultCode.ClientIdentifierNotValid)]
    [InlineData("+", "+", Door.Secret, MqttClientConnectResultCode.ClientIdentifierNotValid)]
    [InlineData("#", "#", Door.Secret, MqttClientConnectResultCode.ClientIdentifierNotValid)]
    [InlineData("$SYS", "$SYS", Door.Secret, MqttClientConnectResultCode.ClientIdentifierNotValid)]
    [InlineData("knоwn", "knоwn", Door.Secret, MqttClientConnectResultCode.ClientIdentifierNotValid)]
    public async Task Only_a_device_with_its_secret_and_its_own_id_comes_in(
        string clientId, string userName, string password, MqttClientConnectResultCode expected)
    {
        await using var door = await Door.Open();
        door.Register("known");
        door.Register("other");
        using var client = new MqttClientFactory().CreateMqttClient();
        var answer = await client.ConnectAsync(
            door.Options(clientId, password).WithCredentials(userName, password).Build());
        answer.ResultCode.ShouldBe(expected);
    }

    [Fact]
    public async Task A_registry_that_does_not_answer_lets_nobody_in_and_says_try_later()
    {
        await using var door = await Door.Open();
        door.Register("known");
        door.Devices.Failure = new TimeoutException("No answer.");
        using var client = new MqttClientFactory().CreateMqttClient();
        (await client.ConnectAsync(door.Options("known", Door.Secret).Build()))
            .ResultCode.ShouldBe(MqttClientConnectResultCode.ServerUnavailable);
    }

    [Theory]
    [InlineData("citytwin/v1/mine/commands/#", true)]
    [InlineData("citytwin/v1/mine/commands/c1", false)]
    [InlineData("citytwin/v1/mine/errors", true)]
    [InlineData("citytwin/v1/mine/#", false)]
    [InlineData("citytwin/v1/+/errors", false)]
    [InlineData("citytwin/v1/+/commands/#", false)]
    [InlineData("citytwin/v1/victim/commands/#", false)]
    [InlineData("citytwin/v1/victim/errors", false)]
    [InlineData("citytwin/v1/victim/telemetry", false)]
    [InlineData("citytwin/v1/mine/telemetry", false)]
    [InlineData("#", false)]
    [InlineData("$SYS/#", false)]
    [InlineData("$share/g/citytwin/v1/mine/commands/#", false)]
    [InlineData("$share/g/#", false)]
    public async Task A_device_hears_only_its_own_commands_and_errors(string filter, bool expected)
    {
        await using var door = await Door.Open();
        using var client = await door.Connect(door.Register("mine"));
        var answer = await client.SubscribeAsync(filter, MqttQualityOfServiceLevel.AtLeastOnce);
        var granted = (int)answer.Items.ShouldHaveSingleItem().ResultCode < 0x80;
        granted.ShouldBe(expected);
    }

    [Theory]
    [InlineData("citytwin/v1/victim/telemetry", MqttClientPublishReasonCode.NotAuthorized)]
    [InlineData("citytwin/v1/victim/batch", MqttClientPublishReasonCode.NotAuthorized)]
    [InlineData("citytwin/v1/mine/commands/c1", MqttClientPublishReasonCode.NotAuthorized)]
    [InlineData("citytwin/v1/victim/commands/c1", MqttClientPublishReasonCode.NotAuthorized)]
    [InlineData("citytwin/v1/mine/errors", MqttClientPublishReasonCode.NotAuthorized)]
    [InlineData("citytwin/v1/mine/event", MqttClientPublishReasonCode.TopicNameInvalid)]
    [InlineData("citytwin/v1/mine", MqttClientPublishReasonCode.TopicNameInvalid)]
    [InlineData("citytwin/v2/mine/telemetry", MqttClientPublishReasonCode.TopicNameInvalid)]
    [InlineData("$SYS/uptime", MqttClientPublishReasonCode.TopicNameInvalid)]
    [InlineData("whatever", MqttClientPublishReasonCode.TopicNameInvalid)]
    public async Task A_foreign_topic_reaches_nobody(string topic, MqttClientPublishReasonCode expected)
    {
        await using var door = await Door.Open();
        door.Register("victim");
        using var client = await door.Connect(door.Register("mine"));
        var answer = await client.PublishStringAsync(topic, Door.Level(1), MqttQualityOfServiceLevel.AtLeastOnce);
        answer.ReasonCode.ShouldBe(expected);
        door.Intake.Committed.ShouldBeEmpty();
    }

    [Fact]
    public void No_filter_lets_a_device_hear_another() => Gen.Select(
        Gen.String[Gen.Char["ab.-"], 1, 3], Gen.String[Gen.Char["ab.-"], 1, 3],
        Gen.String[Gen.Char["ab/+#$.-"], 0, 12]).Sample((mine, theirs, tail) =>
    {
        var filter = DeviceTopic.Prefix + tail;
        if (mine == theirs || !TopicRules.MaySubscribe(mine, filter))
        {
            return;
        }

        foreach (var topic in (string[])[DeviceTopic.Errors(theirs), DeviceTopic.Command(theirs, "c"), DeviceTopic.Telemetry(theirs)])
        {
            MqttTopicFilterComparer.Compare(topic, filter).ShouldBe(MqttTopicFilterCompareResult.NoMatch);
        }
    });

    [Fact]
    public async Task A_device_that_connects_again_takes_over_its_own_session()
    {
        await using var door = await Door.Open();
        using var first = await door.Connect(door.Register("twice"));
        var parted = new TaskCompletionSource();
        first.DisconnectedAsync += _ =>
        {
            parted.TrySetResult();
            return Task.CompletedTask;
        };
        using var second = await door.Connect("twice");
        await parted.Task.WaitAsync(Command.Patience);
        (await second.PublishStringAsync(DeviceTopic.Telemetry("twice"), Door.Level(3), MqttQualityOfServiceLevel.AtLeastOnce))
            .IsSuccess.ShouldBeTrue();
    }
}
