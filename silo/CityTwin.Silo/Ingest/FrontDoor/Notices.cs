using System.Collections.Concurrent;
using CityTwin.Mqtt;
using Microsoft.Extensions.Options;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>What people are told by their devices. One message a device at a time, each until its PUBACK.</summary>
internal sealed class Notices(Broker broker, IOptions<FrontDoorOptions> options, TimeProvider clock)
{
    /// <summary>In a session's items: it has subscribed to its notices.</summary>
    public const string HearsNotices = "hears-notices";

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new(StringComparer.Ordinal);

    /// <returns>False when the device is not here, does not listen, has another one to acknowledge, or does not in time.</returns>
    public async Task<bool> Deliver(string deviceId, byte[] payload)
    {
        var acknowledged = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!await broker.Wishes(deviceId, HearsNotices) || !_awaited.TryAdd(deviceId, acknowledged))
        {
            return false;
        }

        try
        {
            var session = await broker.Server.GetSessionAsync(deviceId);
            var message = new MqttApplicationMessageBuilder()
                .WithTopic(DeviceTopic.Notify(deviceId)).WithPayload(payload)
                .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).WithRetainFlag(false).Build();
            if (!session.TryEnqueueApplicationMessage(message, out _))
            {
                return false;
            }

            await acknowledged.Task.WaitAsync(options.Value.NoticeWithin, clock);
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or TimeoutException)
        {
            return false; // It is gone, or does not acknowledge.
        }
        finally
        {
            _awaited.TryRemove(new(deviceId, acknowledged));
        }
    }

    public Task Acknowledged(ClientAcknowledgedPublishPacketEventArgs args)
    {
        if (args.PublishPacket.Topic == DeviceTopic.Notify(args.ClientId) && _awaited.TryGetValue(args.ClientId, out var awaited))
        {
            awaited.TrySetResult();
        }

        return Task.CompletedTask;
    }
}
