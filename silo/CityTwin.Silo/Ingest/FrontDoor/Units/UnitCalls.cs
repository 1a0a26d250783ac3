using CityTwin.Mqtt;
using MQTTnet;
using MQTTnet.Protocol;

namespace CityTwin.Ingest.FrontDoor.Units;

/// <summary>What the city says to units, on the topics that their devices have subscribed to.</summary>
internal sealed class UnitCalls(Broker broker)
{
    /// <summary>In a session's items, before a filter: it has subscribed to it.</summary>
    private const string Hears = "hears ";

    /// <summary>What a session's items hold of a filter; null when it is none of units.</summary>
    public static string? WishOf(string deviceId, string filter) =>
        UnitTopic.IsOne(filter) || filter == DeviceTopic.CommandsFilter(deviceId) ? Hears + filter : null;

    /// <returns>Whether the device is here, listens there, and the message waits for it.</returns>
    public Task<bool> Deliver(string deviceId, string topic, byte[] payload, bool atLeastOnce)
    {
        var filter = topic.StartsWith(DeviceTopic.Prefix, StringComparison.Ordinal) ? DeviceTopic.CommandsFilter(deviceId) : topic;
        return broker.Send(deviceId, Hears + filter, () => new MqttApplicationMessageBuilder()
            .WithTopic(topic).WithPayload(payload).WithRetainFlag(false)
            .WithQualityOfServiceLevel(atLeastOnce ? MqttQualityOfServiceLevel.AtLeastOnce : MqttQualityOfServiceLevel.AtMostOnce)
            .Build());
    }
}
