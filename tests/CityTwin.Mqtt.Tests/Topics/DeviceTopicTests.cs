using CsCheck;

namespace CityTwin.Mqtt.Tests.Topics;

public class DeviceTopicTests
{
    [Theory]
    [InlineData("citytwin/v1/acme-0001/telemetry", "acme-0001", TopicKind.Telemetry, null)]
    [InlineData("citytwin/v1/gw.7/batch", "gw.7", TopicKind.Batch, null)]
    [InlineData("citytwin/v1/a/event", "a", TopicKind.Event, null)]
    [InlineData("citytwin/v1/a/errors", "a", TopicKind.Errors, null)]
    [InlineData("citytwin/v1/a/commands/c-1", "a", TopicKind.Command, "c-1")]
    [InlineData("citytwin/v1/a/commands/c-1/reply", "a", TopicKind.CommandReply, "c-1")]
    [InlineData("citytwin/v1/telemetry/telemetry", "telemetry", TopicKind.Telemetry, null)]
    public void A_topic_of_the_scheme_is_taken_apart_and_put_together(
        string text, string deviceId, TopicKind kind, string? commandId)
    {
        DeviceTopic.TryParse(text, out var topic).ShouldBeTrue();
        topic.ShouldBe(new DeviceTopic(deviceId, kind, commandId));
        topic.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("citytwin/v1/")]
    [InlineData("citytwin/v1//telemetry")]
    [InlineData("citytwin/v1/a")]
    [InlineData("citytwin/v1/a/")]
    [InlineData("citytwin/v1/a/telemetry/")]
    [InlineData("/citytwin/v1/a/telemetry")]
    [InlineData("citytwin/v2/a/telemetry")]
    [InlineData("CityTwin/v1/a/telemetry")]
    [InlineData("citytwin/v1/+/telemetry")]
    [InlineData("citytwin/v1/#")]
    [InlineData("citytwin/v1/a/#")]
    [InlineData("citytwin/v1/a/commands/#")]
    [InlineData("citytwin/v1/a/commands/")]
    [InlineData("citytwin/v1/a/commands//reply")]
    [InlineData("citytwin/v1/a/commands/x/y/reply")]
    [InlineData("citytwin/v1/a b/telemetry")]
    [InlineData("citytwin/v1/a\0/telemetry")]
    [InlineData("citytwin/v1/а/telemetry")]
    [InlineData("$share/g/citytwin/v1/a/telemetry")]
    [InlineData("$SYS/broker/uptime")]
    public void Anything_else_is_not(string text) => DeviceTopic.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void What_parses_is_written_back_the_same() => Gen.String[Gen.Char["ab/+#$.citywnv1-"], 0, 40].Sample(tail =>
        !DeviceTopic.TryParse(DeviceTopic.Prefix + tail, out var topic)
        || topic.ToString() == DeviceTopic.Prefix + tail);

    [Fact]
    public void An_id_is_short_and_means_nothing_in_a_filter()
    {
        DeviceId.IsValid(new string('a', DeviceId.MaxLength)).ShouldBeTrue();
        DeviceId.IsValid(new string('a', DeviceId.MaxLength + 1)).ShouldBeFalse();
        Gen.String.Sample(text => !DeviceId.IsValid(text) || text.AsSpan().IndexOfAny("+#$/\0 ") < 0);
    }
}
