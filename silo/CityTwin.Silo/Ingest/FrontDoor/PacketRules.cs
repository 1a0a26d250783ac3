using CityTwin.Mqtt;
using Microsoft.Extensions.Options;
using MQTTnet.Exceptions;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>What the broker does not bound by itself: aliases it would keep, answers nobody reads, and what it promises.</summary>
internal sealed class PacketRules(IOptions<FrontDoorOptions> options, TimeProvider clock)
{
    /// <summary>No topic of the scheme is longer: two ids and some words.</summary>
    public const int MaxTopicLength = 256;

    public async Task Inbound(InterceptingPacketEventArgs args)
    {
        var connection = DoorConnection.Current;
        if (args.Packet is MqttPingReqPacket && connection.IsVouched())
        {
            return;
        }

        if (args.Packet is MqttPublishPacket publish
            && (publish.TopicAlias > options.Value.MaxTopicAliases || publish.Topic?.Length > MaxTopicLength))
        {
            throw new MqttProtocolViolationException("A topic or its alias is above the limit.");
        }

        if (args.Packet is MqttPublishPacket { QualityOfServiceLevel: > MqttQualityOfServiceLevel.AtMostOnce }
                or MqttSubscribePacket or MqttUnsubscribePacket or MqttPingReqPacket or MqttPubRelPacket
            && !connection.Owe())
        {
            throw new MqttProtocolViolationException("Too many answers were left unread.");
        }

        // Whoever is too fast waits, and so does all that is behind: the line fills, and nothing is lost.
        var turn = connection.NextTurn();
        if (turn > TimeSpan.Zero)
        {
            await Task.Delay(turn, clock, args.CancellationToken);
        }
    }

    public Task Outbound(InterceptingPacketEventArgs args)
    {
        switch (args.Packet)
        {
            case MqttPingRespPacket when DoorConnection.Current.IsAnswerToVouching():
                args.ProcessPacket = false;
                break;
            case MqttPubAckPacket or MqttPubRecPacket or MqttPubCompPacket or MqttSubAckPacket or MqttUnsubAckPacket
                or MqttPingRespPacket:
                DoorConnection.Current.Answered();
                break;
            case MqttConnAckPacket welcome:
                Promise(welcome);
                break;
        }

        return Task.CompletedTask;
    }

    public static Task Subscribe(InterceptingSubscriptionEventArgs args)
    {
        if (TopicRules.MaySubscribe(args.ClientId, args.TopicFilter.Topic)
            || DoorConnection.Current.Device?.MaySubscribe(args.TopicFilter.Topic) == true)
        {
            return Task.CompletedTask;
        }

        args.ProcessSubscription = false;
        args.Response.ReasonCode = MqttSubscribeReasonCode.NotAuthorized;
        args.ReasonString = $"{RefusalCodes.NotYourTopic.Wire}: subscribe to {DeviceTopic.CommandsFilter(args.ClientId)},"
            + $" {DeviceTopic.Errors(args.ClientId)} and {DeviceTopic.Notify(args.ClientId)} only,"
            + " and a robot or dock to its own topics, each by its whole name.";
        return Task.CompletedTask;
    }

    private void Promise(MqttConnAckPacket welcome)
    {
        welcome.MaximumPacketSize = (uint)options.Value.MaxPacketBytes;
        welcome.MaximumQoS = MqttQualityOfServiceLevel.AtLeastOnce;
        welcome.ReceiveMaximum = options.Value.MaxUnacknowledged;
        welcome.RetainAvailable = false;
        welcome.TopicAliasMaximum = options.Value.MaxTopicAliases;
    }
}
